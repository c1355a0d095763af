package groundwork.trial.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Something done inside a figure that is stored with the answer, as the figure declares it.
 *
 * @param type {@code number}, {@code string} or {@code boolean}
 * @param label for the codebook
 * @param unit null where there is none
 */
public record FigureRecord(String name, String type, String label, String unit) {
  private static final String LINKED = "linked-views";

  /** What a figure declares; linked views also what their views do, each with its view's id. */
  public static List<FigureRecord> of(JsonNode figure) {
    var views =
        figure
            .path("views")
            .valueStream()
            .flatMap(
                view ->
                    declared(view.path("payload"), prefix(view.path("id").asString("")))
                        .filter(one -> LINKED.equals(figure.path("kind").asString(""))));
    var all = new LinkedHashMap<String, FigureRecord>();
    Stream.concat(declared(figure, ""), views).forEach(one -> all.putIfAbsent(one.name(), one));
    return List.copyOf(all.values());
  }

  private static Stream<FigureRecord> declared(JsonNode figure, String prefix) {
    return figure
        .path("records")
        .valueStream()
        .map(
            one ->
                new FigureRecord(
                    prefix + one.path("name").asString(),
                    one.path("type").asString(),
                    one.path("label").asString(),
                    one.path("unit").asString(null)));
  }

  /** As the page makes it: the id of a view in the letters of a column. */
  private static String prefix(String view) {
    return view.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_") + "_";
  }
}
