package groundwork.response.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many answers this node could store lately and how many it could not, by study. Kept in
 * memory: when the database fails, it cannot be asked.
 */
@ApplicationScoped
public class SaveTrouble {
  private static final Duration WINDOW = Duration.ofMinutes(15);

  @Inject Clock clock;

  /**
   * @param stored answers that were taken
   * @param failed answers that were not, by no fault of the participant
   */
  public record Count(int stored, int failed) {}

  private record Minute(long number, int stored, int failed) {
    Minute plus(boolean well) {
      return new Minute(number, stored + (well ? 1 : 0), failed + (well ? 0 : 1));
    }
  }

  private final Map<String, Deque<Minute>> studies = new ConcurrentHashMap<>();

  public void note(String study, boolean well) {
    var minutes = studies.computeIfAbsent(study, any -> new ArrayDeque<>());
    synchronized (minutes) {
      long now = minute();
      forget(minutes, now);
      var last = minutes.peekLast();
      var minute =
          last != null && last.number() == now ? minutes.removeLast() : new Minute(now, 0, 0);
      minutes.addLast(minute.plus(well));
    }
  }

  public Count lately(String study) {
    var minutes = studies.get(study);
    if (minutes == null) {
      return new Count(0, 0);
    }
    synchronized (minutes) {
      forget(minutes, minute());
      return new Count(
          minutes.stream().mapToInt(Minute::stored).sum(),
          minutes.stream().mapToInt(Minute::failed).sum());
    }
  }

  private static void forget(Deque<Minute> minutes, long now) {
    while (!minutes.isEmpty() && minutes.peekFirst().number() <= now - WINDOW.toMinutes()) {
      minutes.removeFirst();
    }
  }

  private long minute() {
    return clock.instant().getEpochSecond() / Duration.ofMinutes(1).toSeconds();
  }
}
