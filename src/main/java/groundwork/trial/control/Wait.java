package groundwork.trial.control;

import groundwork.assignment.entity.PlannedStep.Kind;
import java.time.Instant;

/**
 * How long somebody has been at a step that takes its time: a break, or the days between sessions.
 * All by the server's clock.
 *
 * @param since when the step before was stored
 * @param held whether it has to be waited for; dry-run participants and previews need not
 */
public record Wait(Instant since, Instant now, boolean held) {
  public static boolean at(Kind kind) {
    return kind == Kind.BREAK || kind == Kind.SESSION;
  }
}
