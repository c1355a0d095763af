package groundwork.assignment.control;

import groundwork.assignment.entity.Counts;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.Placing;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Study;
import java.util.List;
import java.util.Map;

/** Which arms somebody can be put into now. Pure. */
final class Room {
  /** Under this name stands what is decided about the whole study. */
  static final String STUDY = "";

  private Room() {}

  /**
   * Quotas count real runs. A policy that gives no place twice counts everybody who was ever
   * assigned, the others those who are there or have finished.
   *
   * @param placings by arm id, and {@link #STUDY}
   * @return empty where nobody more is taken
   */
  static List<String> open(
      Study study, EnrolmentKind kind, Counts counts, Map<String, Placing> placings) {
    boolean people = kind == EnrolmentKind.REAL || kind == EnrolmentKind.PILOT;
    var whole = placings.getOrDefault(STUDY, Placing.AS_DEFINED);
    int taken = study.arms().stream().mapToInt(arm -> taken(study, counts, arm)).sum();
    if (people && whole.paused() || full(study.assignment().quota(), whole, kind, taken)) {
      return List.of();
    }
    return study.arms().stream()
        .filter(
            arm -> {
              var placing = placings.getOrDefault(arm.id(), Placing.AS_DEFINED);
              return !(people && placing.paused())
                  && !full(arm.quota(), placing, kind, taken(study, counts, arm));
            })
        .map(Arm::id)
        .toList();
  }

  private static boolean full(Integer quota, Placing placing, EnrolmentKind kind, int taken) {
    return quota != null && kind == EnrolmentKind.REAL && taken >= quota + placing.extra();
  }

  private static int taken(Study study, Counts counts, Arm arm) {
    var count = counts.in(arm.id());
    return Allocation.refills(study.assignment().policy()) ? count.assigned() : count.ordinals();
  }
}
