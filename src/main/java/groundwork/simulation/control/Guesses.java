package groundwork.simulation.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import tools.jackson.databind.JsonNode;

/** Any answer that fits what a trial asks besides a choice. */
public final class Guesses {
  private static final List<String> NAMES =
      List.of(
          "round things", "wheels", "faces", "stripes", "bright words", "edges", "something else");

  private final UniformRandomProvider random;
  private final int number;

  /**
   * @param number of the participant
   */
  public Guesses(UniformRandomProvider random, int number) {
    this.random = random;
    this.number = number;
  }

  private List<String> some(JsonNode asked, int count) {
    var all = new ArrayList<String>();
    asked.path("options").forEach(one -> all.add(one.asString()));
    ListSampler.shuffle(random, all);
    return List.copyOf(all.subList(0, count));
  }

  private List<String> names(JsonNode asked) {
    var all = new ArrayList<>(NAMES);
    int count =
        Math.max(1, asked.path("least").asInt())
            + random.nextInt(
                1 + asked.path("most").asInt() - Math.max(1, asked.path("least").asInt()));
    while (all.size() < count) {
      all.add(NAMES.get(all.size() % NAMES.size()) + " " + all.size());
    }
    ListSampler.shuffle(random, all);
    return List.copyOf(all.subList(0, count));
  }

  private Map<String, Double> number(JsonNode asked) {
    double low = asked.path("min").asDouble();
    double high = asked.path("max").asDouble();
    double places = Math.pow(10, asked.path("decimals").asInt());
    var drawn =
        DoubleStream.generate(() -> low + random.nextDouble() * (high - low))
            .map(value -> Math.clamp(Math.rint(value * places) / places, low, high))
            .limit(3)
            .sorted()
            .toArray();
    return asked.path("level").isNumber()
        ? Map.of("low", drawn[0], "value", drawn[1], "high", drawn[2])
        : Map.of("value", drawn[1]);
  }

  private Map<String, Object> ratings(JsonNode asked) {
    var given = new LinkedHashMap<String, Object>();
    for (var item : asked.path("items")) {
      var ids =
          item.path("kind").asString().equals("matrix")
              ? item.path("statements").valueStream().map(one -> one.path("id").asString()).toList()
              : List.of(item.path("id").asString());
      int step = item.path("step").asInt(1);
      int steps = (item.path("max").asInt() - item.path("min").asInt()) / step;
      for (var id : ids) {
        given.put(id, item.path("min").asInt() + step * random.nextInt(steps + 1));
      }
    }
    return given;
  }

  /**
   * @param asked as the page gets it
   */
  public Object of(JsonNode asked) {
    return switch (asked.path("form").asString()) {
      case "text" -> "Words of dry-run participant %d, %d.".formatted(number, random.nextInt(1000));
      case "ranking" -> some(asked, asked.path("options").size());
      case "extremes" -> {
        var two = some(asked, 2);
        yield Map.of("best", two.getFirst(), "worst", two.getLast());
      }
      case "several" -> some(asked, random.nextInt(asked.path("options").size() + 1));
      case "names" -> names(asked);
      case "number" -> number(asked);
      case "ratings" -> ratings(asked);
      default ->
          throw new IllegalStateException(
              "nobody can answer what is asked as " + asked.path("form").asString());
    };
  }
}
