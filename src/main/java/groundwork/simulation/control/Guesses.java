package groundwork.simulation.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
      case "marks" -> marks(asked);
      case "deblur" -> sharpened(asked);
      case "edit" -> edit(asked);
      case "page" -> outcome(asked.path("fields"));
      default ->
          throw new IllegalStateException(
              "nobody can answer what is asked as " + asked.path("form").asString());
    };
  }

  private List<Object> marks(JsonNode asked) {
    var places = new ArrayList<Object>();
    var tool = asked.path("tool").asString();
    switch (tool) {
      case "features" ->
          asked
              .path("features")
              .forEach(feature -> places.add(Map.of("at", feature.path("id").asString())));
      case "tokens" ->
          IntStream.range(0, asked.path("instance").path("tokens").size())
              .forEach(at -> places.add(Map.of("at", at)));
      case "boxes" -> {
        for (int line = 0; line < asked.path("lines").asInt(); line++) {
          for (int column = 0; column < asked.path("columns").asInt(); column++) {
            places.add(Map.of("box", List.of(line, column, line, column)));
          }
        }
      }
      default ->
          IntStream.range(0, asked.path("lines").asInt() * asked.path("columns").asInt())
              .forEach(at -> places.add(Map.of("at", at)));
    }
    int least = asked.path("least").asInt();
    int count = least + random.nextInt(Math.min(4, asked.path("most").asInt() - least + 1));
    var marks = new ArrayList<Object>();
    for (int i = 0; i < count; i++) {
      var mark = new LinkedHashMap<>((Map<?, ?>) places.remove(random.nextInt(places.size())));
      var all = new LinkedHashMap<String, Object>();
      mark.forEach((name, value) -> all.put(String.valueOf(name), value));
      if (asked.path("weights").isNumber()) {
        all.put("weight", 1 + random.nextInt(asked.path("weights").asInt()));
      }
      marks.add(all);
    }
    return marks;
  }

  /** One stroke along a line. */
  private Map<String, Object> sharpened(JsonNode asked) {
    int columns = asked.path("columns").asInt();
    int line = random.nextInt(asked.path("lines").asInt());
    var cells =
        IntStream.range(0, 1 + random.nextInt(columns))
            .mapToObj(column -> line * columns + column)
            .toList();
    return Map.of("cells", cells, "strokes", List.of(Map.of("t", 900, "cells", cells)));
  }

  private Map<String, Object> edit(JsonNode asked) {
    if (asked.path("fields").isEmpty()) {
      return Map.of(
          "words",
          List.of(Map.of("at", random.nextInt(asked.path("tokens").size()), "to", "something")));
    }
    var free =
        asked
            .path("fields")
            .valueStream()
            .filter(field -> !field.path("locked").asBoolean())
            .toList();
    var field = free.get(random.nextInt(free.size()));
    double value = field.path("value").asDouble();
    double low = field.path("min").asDouble(value - 1);
    double high = field.path("max").asDouble(value + 1);
    Object to =
        field.path("options").isEmpty()
            ? (Object) (low + (high - low) * random.nextDouble())
            : random.nextInt(field.path("options").size());
    return Map.of("values", Map.of(field.path("id").asString(), to));
  }

  private Map<String, Object> outcome(JsonNode fields) {
    var outcome = new LinkedHashMap<String, Object>();
    for (var field : fields) {
      double low = field.path("min").asDouble(0);
      double high = field.path("max").asDouble(low + 10);
      outcome.put(
          field.path("name").asString(),
          switch (field.path("type").asString()) {
            case "number" ->
                (Object) Math.min(high, Math.rint(low + (high - low) * random.nextDouble()));
            case "boolean" -> random.nextDouble() < 0.5;
            default ->
                field.path("options").isEmpty()
                    ? "done"
                    : field
                        .path("options")
                        .path(random.nextInt(field.path("options").size()))
                        .asString();
          });
    }
    return outcome;
  }
}
