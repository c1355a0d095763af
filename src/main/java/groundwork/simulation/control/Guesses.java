package groundwork.simulation.control;

import org.apache.commons.rng.UniformRandomProvider;
import tools.jackson.databind.JsonNode;

/** Any answer that fits what a trial asks besides a choice. */
final class Guesses {
  private final UniformRandomProvider random;
  private final int number;

  /**
   * @param number of the participant
   */
  Guesses(UniformRandomProvider random, int number) {
    this.random = random;
    this.number = number;
  }

  /**
   * @param asked as the page gets it
   */
  Object of(JsonNode asked) {
    return switch (asked.path("form").asString()) {
      case "text" -> "Words of dry-run participant %d, %d.".formatted(number, random.nextInt(1000));
      default ->
          throw new IllegalStateException(
              "nobody can answer what is asked as " + asked.path("form").asString());
    };
  }
}
