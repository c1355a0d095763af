package groundwork.stimulus.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.ItemPage;
import groundwork.stimulus.entity.ItemPage.Row;
import groundwork.stimulus.entity.ItemPage.Said;
import groundwork.stimulus.entity.StimulusSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which items are wanted, in which order. Null lets every item through.
 *
 * @param model whose prediction {@code predicted} and {@code correct} speak of; the first of the
 *     set if null
 * @param text part of an id or of what an item says, whatever the case
 * @param missing a method: only items that it does not explain for the model
 * @param alt false: only pictures without words for those who do not see them
 * @param sort id, truth, predicted, score, difficulty or group; a minus before it turns it round
 */
public record ItemQuery(
    String model,
    String truth,
    String predicted,
    Boolean correct,
    String difficulty,
    String group,
    Boolean practice,
    String text,
    String missing,
    Boolean alt,
    String sort,
    int page,
    int size) {
  private static final int MOST = 200;
  private static final int BRIEF = 120;
  private static final List<String> SORTS =
      List.of("set", "id", "truth", "predicted", "score", "difficulty", "group");

  public ItemPage of(StimulusSet set) {
    check(set);
    var asked = model == null ? set.manifest().models().getFirst().id() : model;
    var found = new ArrayList<Item>();
    set.items().stream().filter(item -> takes(set, item, asked)).forEach(found::add);
    sort(found, asked);
    int from = Math.min(found.size(), (page - 1) * size);
    var rows =
        found.subList(from, Math.min(found.size(), from + size)).stream()
            .map(item -> row(set, item))
            .toList();
    return new ItemPage(found.size(), page, size, rows);
  }

  private void check(StimulusSet set) {
    if (page < 1 || size < 1 || size > MOST) {
      throw refused(
          "page", "a page is 1 or more, with 1 to %d items".formatted(MOST), "Ask for page 1.");
    }
    if (model != null && set.model(model).isEmpty()) {
      throw refused(
          "model", "the set has no model \"" + model + "\"", "Leave it out for the first.");
    }
    if (sort != null && !SORTS.contains(sort.replaceFirst("^-", ""))) {
      throw refused(
          "sort", "items are not sorted by \"" + sort + "\"", "Take one of " + SORTS + ".");
    }
  }

  private static Rejected refused(String parameter, String rule, String remedy) {
    return new Rejected(
        Fault.INVALID,
        "There are no such items: " + rule + ".",
        List.of(Finding.inBody("/" + parameter, rule, remedy)));
  }

  private boolean takes(StimulusSet set, Item item, String model) {
    var said = item.outputs().get(model);
    var says = said == null ? null : said.predicted();
    return matches(truth, item.truth())
        && matches(predicted, says)
        && (correct == null || correct == item.truth().equals(says))
        && matches(difficulty, item.difficulty())
        && matches(group, item.group())
        && (practice == null || practice.equals(item.practice()))
        && (alt == null || !alt.equals(silent(item)) && item.content() instanceof Content.Image)
        && (missing == null || set.explanation(item.id(), model, missing).isEmpty())
        && (text == null || holds(set, item, text.toLowerCase(Locale.ROOT)));
  }

  private static boolean matches(String wanted, String value) {
    return wanted == null || wanted.equals(value);
  }

  private static boolean holds(StimulusSet set, Item item, String part) {
    return item.id().toLowerCase(Locale.ROOT).contains(part)
        || whole(set, item).toLowerCase(Locale.ROOT).contains(part);
  }

  private void sort(List<Item> items, String model) {
    if (sort == null || sort.endsWith("set")) {
      return;
    }
    boolean down = sort.startsWith("-");
    Comparator<Item> order =
        switch (sort.replaceFirst("^-", "")) {
          case "truth" -> by(Item::truth);
          case "predicted" -> by(item -> predicted(item, model));
          case "score" -> Comparator.comparingDouble(item -> score(item, model));
          case "difficulty" -> by(Item::difficulty);
          case "group" -> by(Item::group);
          default -> by(Item::id);
        };
    items.sort(down ? order.reversed() : order); // stable: of equals, the set's order
  }

  private static Comparator<Item> by(java.util.function.Function<Item, String> value) {
    return Comparator.comparing(value, Comparator.nullsLast(Comparator.naturalOrder()));
  }

  private static String predicted(Item item, String model) {
    var said = item.outputs().get(model);
    return said == null ? null : said.predicted();
  }

  private static double score(Item item, String model) {
    var said = item.outputs().get(model);
    return said == null ? -1 : said.scores().getOrDefault(said.predicted(), 0.0);
  }

  private static Row row(StimulusSet set, Item item) {
    var outputs = new LinkedHashMap<String, Said>();
    var explained = new LinkedHashMap<String, List<String>>();
    for (var model : set.manifest().models()) {
      var output = item.outputs().get(model.id());
      if (output != null) {
        outputs.put(
            model.id(),
            new Said(
                output.predicted(),
                output.scores().get(output.predicted()),
                output.predicted().equals(item.truth())));
      }
      explained.put(
          model.id(),
          set.manifest().methods().stream()
              .filter(method -> set.explanation(item.id(), model.id(), method.id()).isPresent())
              .map(method -> method.id())
              .toList());
    }
    return new Row(
        item.id(),
        brief(whole(set, item)),
        item.truth(),
        outputs,
        item.difficulty(),
        item.group(),
        item.practice(),
        item.content() instanceof Content.Image ? Boolean.valueOf(!silent(item)) : null,
        Map.copyOf(explained),
        item.perturbations().size());
  }

  static boolean silent(Item item) {
    return item.content() instanceof Content.Image image
        && (image.alt() == null || image.alt().isBlank());
  }

  private static String whole(StimulusSet set, Item item) {
    return switch (item.content()) {
      case Content.Text text -> text.text();
      case Content.Image image -> image.alt() == null ? "" : image.alt();
      case Content.Tabular table -> {
        var words = new ArrayList<String>();
        for (int i = 0; i < set.features().size(); i++) {
          var feature = set.features().get(i);
          words.add(feature.label() + " " + feature.words(table.values().get(i)));
        }
        yield String.join(", ", words);
      }
    };
  }

  private static String brief(String text) {
    return text == null || text.length() <= BRIEF ? text : text.substring(0, BRIEF).strip() + " …";
  }
}
