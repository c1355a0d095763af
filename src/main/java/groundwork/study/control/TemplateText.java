package groundwork.study.control;

import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills a template in for one set and model. {@code {{name}}} is a word, {@code {{items:16}}} a
 * choice of about so many items that the set has, {@code {{count:16}}} how many that are, {@code
 * {{sample:12}}} so many at most, {@code {{pairs:16}}} a choice that leaves some of every class;
 * what stands between {@code {{#name}}} and {@code {{/name}}} is left out where there is no such
 * thing. Pure.
 */
final class TemplateText {
  private static final Pattern PART =
      Pattern.compile("\\{\\{#([a-z-]+)}}\\n?(.*?)\\{\\{/\\1}}\\n?", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\\{\\{([a-z-]+)(?::([0-9]+))?}}");

  /** Which method a study of one method takes, if the set has it. */
  private static final List<String> PREFERRED =
      List.of("shap", "integrated-gradients", "lime", "occlusion", "gradient");

  private static final List<String> GOOD = List.of("positive", "good", "yes", "true", "1");
  private static final Set<String> CONTROLS = Set.of(Method.NONE, "placebo", "oracle", "human");
  private static final int MOST_METHODS = 5;
  private static final int SHOWN_WITH = 3;

  private final Map<String, String> words = new HashMap<>();
  private final StimulusSet set;
  private final String model;

  /**
   * @param model one of the set's
   */
  TemplateText(Template template, String slug, String title, StimulusSet set, String model) {
    this.set = set;
    this.model = model;
    words.putAll(template.words());
    words.put("slug", slug);
    words.put("title", title);
    words.put("quoted-title", Json.write(title));
    words.put(
        "seed", String.valueOf(Long.parseLong(ContentHash.of(slug).hex().substring(0, 7), 16)));
    words.put("code", ContentHash.of(slug).hex().substring(7, 13).toUpperCase(Locale.ROOT));
    words.put("set", set.slug());
    words.put("model", model);
    words.put("toward", toward());
    words.put("thing", thing(""));
    words.put("things", thing("s"));
    words.put("classes", classes());
    methods();
    var practice = set.items().stream().filter(Item::practice).map(Item::id).limit(2).toList();
    if (!practice.isEmpty()) {
      words.put("practice", practice.toString());
    }
  }

  private String toward() {
    if (set.classes().size() != 2) {
      return "";
    }
    var ids = set.classes().stream().map(OutputClass::id).toList();
    return ", toward: " + GOOD.stream().filter(ids::contains).findFirst().orElse(ids.getFirst());
  }

  private String thing(String plural) {
    return switch (set.modality()) {
          case TEXT -> "text";
          case TABULAR -> "case";
          case IMAGE -> "picture";
        }
        + plural;
  }

  private String classes() {
    var labels = set.classes().stream().map(OutputClass::label).toList();
    return String.join(", ", labels.subList(0, labels.size() - 1)) + " or " + labels.getLast();
  }

  private void methods() {
    var weighing = known(id -> set.hasExplanations(model, id));
    var known = weighing.isEmpty() ? known(id -> set.canShow(model, id)) : weighing;
    var ordered = new ArrayList<>(PREFERRED.stream().filter(known::contains).toList());
    known.stream().filter(id -> !ordered.contains(id)).forEach(ordered::add);
    if (!ordered.isEmpty()) {
      words.put("method", ordered.getFirst());
      words.put("method-title", set.method(ordered.getFirst()).orElseThrow().title());
    }
    if (ordered.size() > 1) {
      words.put("second", ordered.get(1));
      words.put("methods", String.join(", ", ordered.stream().limit(MOST_METHODS).toList()));
    }
    var telling = ordered.stream().filter(this::tellsClassesApart).toList();
    if (!telling.isEmpty()) {
      words.put("telling", telling.getFirst());
    }
    if (telling.size() > 1) {
      words.put("telling-second", telling.get(1));
    }
    for (var control : List.of("placebo", "oracle")) {
      if (set.hasExplanations(model, control)) {
        words.put(control, control);
      }
    }
  }

  private List<String> known(Predicate<String> which) {
    return set.manifest().methods().stream()
        .map(Method::id)
        .filter(id -> !CONTROLS.contains(id))
        .filter(which)
        .toList();
  }

  private boolean tellsClassesApart(String method) {
    return set.items().stream()
        .allMatch(item -> set.explained(item.id(), model, method).size() > 1);
  }

  /**
   * @param resource reads a file among the templates
   */
  Map<String, String> files(Template template, UnaryOperator<String> resource) {
    var files = new TreeMap<String, String>();
    template.files().forEach((name, from) -> files.put(name, filled(resource.apply(from))));
    return files;
  }

  private String filled(String text) {
    var parts =
        PART.matcher(text)
            .replaceAll(
                part ->
                    words.containsKey(part.group(1))
                        ? Matcher.quoteReplacement(part.group(2))
                        : "");
    return words(words(parts)); // what templates say in shared texts has words of its own
  }

  private String words(String text) {
    return WORD.matcher(text)
        .replaceAll(word -> Matcher.quoteReplacement(word(word.group(1), word.group(2))));
  }

  private String word(String name, String number) {
    return switch (name) {
      case "items" -> items(Integer.parseInt(number));
      case "pairs" -> pairs(Integer.parseInt(number));
      case "sample" -> String.valueOf(sample(Integer.parseInt(number)));
      case "count" -> String.valueOf(count(Integer.parseInt(number)));
      default -> words.getOrDefault(name, "");
    };
  }

  /** Evenly from every cell where there are few cells, else a sample. */
  private String items(int about) {
    int each = perCell(about);
    return each > 0 ? "{perCell: " + each + "}" : "{count: " + count(about) + "}";
  }

  /** Where classes are many, by name, so that each class keeps some to be shown with. */
  private String pairs(int about) {
    if (perCell(about) > 0) {
      return items(about);
    }
    var left = new HashMap<String, Integer>();
    var scored = set.items().stream().filter(item -> !item.practice()).toList();
    scored.forEach(item -> left.merge(item.output(model).predicted(), 1, Integer::sum));
    var ids = new ArrayList<String>();
    for (var item : scored) {
      var predicted = item.output(model).predicted();
      if (ids.size() < about && left.get(predicted) > SHOWN_WITH) {
        left.merge(predicted, -1, Integer::sum);
        ids.add(item.id());
      }
    }
    return "{ids: " + ids + "}";
  }

  private int count(int about) {
    int each = perCell(about);
    int classes = set.classes().size();
    return each > 0 ? each * classes * classes : sample(about);
  }

  /** Never so many that three blocks could not have as many each. */
  private int sample(int about) {
    long all = set.items().stream().filter(item -> !item.practice()).count();
    return (int) Math.min(about, Math.max(1, all / 3));
  }

  private int perCell(int about) {
    int cells = set.classes().size() * set.classes().size();
    var filled = set.cells(model);
    return filled.size() < cells ? 0 : about / cells;
  }
}
