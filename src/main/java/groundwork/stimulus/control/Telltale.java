package groundwork.stimulus.control;

import groundwork.document.entity.Document;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Figures;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds where figures give away what a model says of the item that they are about, in a manner that
 * taking out members cannot prevent: by their form, in a sentence, in a name, or by a number. What
 * only a reader can tell, as in a picture, authors have to say themselves ({@code tells}). Pure.
 */
public final class Telltale {
  /** Members that say what the model says of whatever the object is about; they are taken out. */
  public static final Set<String> OUTPUT =
      Set.of("predicted", "output", "score", "scores", "correct", "target", "toward");

  /** Figures of which the form says what the model says. */
  private static final Set<String> BY_FORM = Set.of("waterfall", "counterfactuals");

  /** Members that hold no words about the item: legends, names of things, the item itself. */
  private static final Set<String> ASIDE =
      Set.of("id", "item", "kind", "key", "classes", "content", "features", "goal", "records");

  private static final Set<String> NUMBERS =
      Set.of("estimate", "chance", "chances", "probability", "probabilities", "confidence");

  /** Of so many words on, a text stands for itself; a shorter one may be part of a legend. */
  private static final int SENTENCE = 4;

  private static final double NEAR = 5e-4;

  /**
   * @param pointer into the file of figures
   * @param said whether the author has said so
   */
  public record Place(String pointer, String why, boolean said) {}

  private final Map<String, Item> items;
  private final String model;
  private final Map<String, Pattern> names;
  private final Set<String> named = new LinkedHashSet<>();
  private String shortAt;

  private Telltale(StimulusSet set, String model, List<Item> items) {
    this.items =
        items.stream().collect(Collectors.toMap(Item::id, Function.identity(), (a, b) -> a));
    this.model = model;
    this.names = patterns(set.classes());
  }

  /** The longest first, so that "not repaid" is not read as "repaid". */
  private static Map<String, Pattern> patterns(List<OutputClass> classes) {
    var all = new LinkedHashMap<String, Pattern>();
    classes.stream()
        .sorted(Comparator.comparingInt((OutputClass one) -> -one.label().length()))
        .forEach(
            one ->
                all.put(
                    one.id(),
                    Pattern.compile(
                        "(?iu)(?<![\\p{L}\\p{N}])("
                            + Pattern.quote(one.label())
                            + "|"
                            + Pattern.quote(one.id())
                            + ")(?![\\p{L}\\p{N}])")));
    return all;
  }

  /**
   * The first place that tells; empty where none is found.
   *
   * @param asked items of which nobody may know it
   */
  public static Optional<Place> of(
      StimulusSet set, String model, Figures figures, List<Item> asked) {
    return new Telltale(set, model, asked).first(figures);
  }

  private Optional<Place> first(Figures figures) {
    var shared = figures.shared();
    if (shared != null) {
      var found = declared("/shared", shared).or(() -> walk("/shared", shared, null));
      if (found.isPresent()) {
        return found;
      }
    }
    boolean trusted = shared != null && shared.has("tells");
    for (var one : figures.items().entrySet()) {
      var item = items.get(one.getKey());
      if (item == null) {
        continue;
      }
      var own = one.getValue();
      var at = "/items" + Document.step(one.getKey());
      var found = declared(at, own).or(() -> byForm(at, own, shared));
      if (found.isEmpty() && !trusted && !own.has("tells")) {
        named.clear();
        found = walk(at, own, item).or(() -> byName(item));
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> declared(String at, JsonNode figure) {
    return figure.path("tells").valueStream().anyMatch(one -> one.asString("").equals("output"))
        ? Optional.of(new Place(at + "/tells", "says that it tells the output", true))
        : Optional.empty();
  }

  private static Optional<Place> byForm(String at, JsonNode own, JsonNode shared) {
    var kind = own.path("kind").asString(shared == null ? "" : shared.path("kind").asString(""));
    boolean steps =
        !kind.equals("waterfall") || own.has("base") || shared != null && shared.has("base");
    return BY_FORM.contains(kind) && steps
        ? Optional.of(
            new Place(
                at,
                kind.equals("waterfall")
                    ? "adds up to what the model says"
                    : "names changes that lead to another output",
                false))
        : Optional.empty();
  }

  /**
   * @param about the item that is spoken of here; null for none that is asked about
   */
  private Optional<Place> walk(String at, JsonNode node, Item about) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        var found = walk(at + "/" + i, node.get(i), about);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    if (!node.isObject()) {
      return about == null ? Optional.empty() : value(at, node, about);
    }
    var here = itemOf(node, about);
    for (var one : node.properties()) {
      var name = one.getKey();
      if (ASIDE.contains(name)
          || here != null && OUTPUT.contains(name)
          || name.equals("href")
          || name.endsWith("Href")) {
        continue;
      }
      var place = at + Document.step(name);
      var keyed = items.get(name); // as in a table of outputs by item
      var subject = keyed == null ? here : keyed;
      var found =
          keyed != null && one.getValue().isString()
              ? outright(place, one.getValue().asString(), keyed)
              : number(place, name, one.getValue(), subject)
                  .or(() -> walk(place, one.getValue(), subject));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whoever names an item speaks of it; of one that is not asked about nothing is secret. */
  private Item itemOf(JsonNode node, Item about) {
    for (var member : List.of("item", "id")) {
      var id = node.path(member).asString("");
      if (items.containsKey(id)) {
        return items.get(id);
      }
      if (!id.isEmpty() && about != null && !id.equals(about.id()) && node.has("truth")) {
        return null; // another instance
      }
    }
    return about;
  }

  private String predicted(Item item) {
    return item.output(model).predicted();
  }

  private Optional<Place> outright(String at, String text, Item item) {
    return in(text).contains(predicted(item))
        ? Optional.of(
            new Place(at, "names what the model says of \"%s\"".formatted(item.id()), false))
        : Optional.empty();
  }

  private Optional<Place> value(String at, JsonNode node, Item about) {
    if (!node.isString() || isContent(node.asString(), about)) {
      return Optional.empty();
    }
    var classes = in(node.asString());
    if (classes.isEmpty()) {
      return Optional.empty();
    }
    if (node.asString().trim().split("\\s+").length >= SENTENCE) {
      return classes.equals(Set.of(predicted(about)))
          ? Optional.of(
              new Place(
                  at, "names \"%s\", which the model says".formatted(predicted(about)), false))
          : Optional.empty();
    }
    named.addAll(classes);
    shortAt = classes.contains(predicted(about)) ? at : shortAt;
    return Optional.empty();
  }

  /** Short texts are a legend where they name several classes. */
  private Optional<Place> byName(Item item) {
    return named.equals(Set.of(predicted(item)))
        ? Optional.of(
            new Place(
                shortAt, "names \"%s\", which the model says".formatted(predicted(item)), false))
        : Optional.empty();
  }

  private Optional<Place> number(String at, String name, JsonNode node, Item about) {
    if (about == null || !NUMBERS.contains(name) || !node.isNumber()) {
      return Optional.empty();
    }
    var scores = about.output(model).scores();
    double value = node.asDouble();
    return scores.values().stream()
            .anyMatch(
                one -> Math.abs(one - value) < NEAR || Math.abs(100 * one - value) < 100 * NEAR)
        ? Optional.of(
            new Place(at, "is how sure the model is of \"%s\"".formatted(about.id()), false))
        : Optional.empty();
  }

  private Set<String> in(String text) {
    var found = new LinkedHashSet<String>();
    var rest = text;
    for (var one : names.entrySet()) {
      var matcher = one.getValue().matcher(rest);
      if (matcher.find()) {
        found.add(one.getKey());
        rest = matcher.replaceAll(" ");
      }
    }
    return found;
  }

  /** Words of a text are no words about it. */
  private static boolean isContent(String text, Item item) {
    return item.content() instanceof Content.Text own
        && String.join("", own.tokens())
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s", "")
            .contains(text.toLowerCase(Locale.ROOT).replaceAll("\\s", ""));
  }
}
