package groundwork.study.control;

import groundwork.study.entity.Block;
import java.util.List;

/** How long a pilot took, told by the room that watches runs. */
public interface PilotTimes {
  /**
   * @param people completed runs of the newest version that was piloted
   * @param blocks as they were in that version
   */
  record Pilot(int people, List<Timed> blocks) {
    public static final Pilot NONE = new Pilot(0, List.of());
  }

  /**
   * @param median milliseconds in view that half of them spent less than
   * @param high nine of ten spent less
   */
  record Timed(Block block, double median, double high) {}

  Pilot of(String slug);
}
