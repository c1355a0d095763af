package groundwork.stimulus.entity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Explanations of one method that are drawn from documents, for example a decision tree or linked
 * views. Whoever asks gets a document of their own.
 *
 * @param shared members that all items have in common; null where each item has its own
 * @param items members of single items, put over the shared ones
 */
public record Figures(
    String method, String model, ObjectNode shared, Map<String, ObjectNode> items) {
  /** The schema of their files. */
  public static final String SCHEMA = "figures/1";

  private static final Set<String> ASKING = Set.of("sandbox", "sketch", "playground", "loop");

  /** A figure that explains one item, or whatever item where it is shared by all. */
  public record Figure(ObjectNode document, boolean own) {}

  public Figures {
    items = Map.copyOf(items);
  }

  /** Empty for an item that has none. */
  public Optional<Figure> of(String item) {
    var own = items.get(item);
    if (own == null && (shared == null || !items.isEmpty())) {
      return Optional.empty();
    }
    var document = shared == null ? own.deepCopy() : shared.deepCopy();
    if (own != null) {
      own.deepCopy().properties().forEach(one -> document.set(one.getKey(), one.getValue()));
    }
    return Optional.of(new Figure(document, own != null));
  }

  /** Whether somebody can ask a model in one of them, or lets one learn. */
  public boolean asks() {
    return Stream.concat(Stream.ofNullable(shared), items.values().stream()).anyMatch(this::asks);
  }

  private boolean asks(JsonNode node) {
    return node.isObject() && ASKING.contains(node.path("kind").asString(""))
        || node.valueStream().anyMatch(this::asks);
  }

  /** Everything that is shown: one document an item that has its own, or the shared one. */
  public Stream<ObjectNode> all() {
    return items.isEmpty()
        ? Stream.of(shared.deepCopy())
        : items.keySet().stream().sorted().map(item -> of(item).orElseThrow().document());
  }
}
