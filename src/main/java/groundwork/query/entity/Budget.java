package groundwork.query.entity;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How often and how long a figure's model answers one participant in one trial.
 *
 * @param seconds from the first question on; null for ever
 */
public record Budget(int queries, Integer seconds) {
  private static final int UNSAID = 200;
  private static final int ROUNDS = 5;

  public static Budget of(JsonNode figure) {
    if (figure.path("kind").asString("").equals("loop")) {
      return new Budget(figure.path("maxRounds").asInt(ROUNDS), null);
    }
    var given = figure.path("budget");
    return new Budget(
        given.path("queries").asInt(UNSAID),
        given.path("seconds").isNumber() ? given.path("seconds").asInt() : null);
  }

  public Reply.Left left(List<Asked> asked, Instant now) {
    long counted = asked.stream().filter(Asked::counts).count();
    Integer rest = seconds;
    if (seconds != null && !asked.isEmpty()) {
      var gone = Duration.between(asked.getFirst().at(), now).toSeconds();
      rest = Math.clamp(seconds - gone, 0, seconds);
    }
    return new Reply.Left((int) Math.max(0, queries - counted), rest);
  }

  /**
   * @throws Rejected where nothing is left
   */
  public void require(List<Asked> asked, boolean counts, Instant now) {
    var left = left(asked, now);
    if (counts && left.queries() == 0) {
      throw new Rejected(
          Fault.USED_UP, "All %d questions of this step have been asked.".formatted(queries));
    }
    if (left.seconds() != null && left.seconds() == 0) {
      throw new Rejected(
          Fault.USED_UP, "The %d seconds for questions are over.".formatted(seconds));
    }
  }
}
