package groundwork.study.control;

import groundwork.study.entity.AnswerPart;
import groundwork.study.entity.AnswerPart.Given;
import groundwork.study.entity.AnswerPart.Kind;
import groundwork.study.entity.AnswerPart.Shown;
import groundwork.study.entity.Asks;
import groundwork.study.entity.Block;
import groundwork.study.entity.Measured;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What answers to a study's trials tell beside a choice, and what they are worth: one list for
 * columns, plans and results. Pure.
 */
public final class AnswerParts {
  private static final String MEASURE = "measure";
  private static final String METHOD = "method";
  private static final int MOST_POINTS = 11;

  private final List<AnswerPart> parts = new ArrayList<>();
  private final Block.Trials block;

  private AnswerParts(Block.Trials block) {
    this.block = block;
  }

  /**
   * Of a whole study, by the column.
   *
   * @param taken names that columns have already; such a one begins with {@code answer_}
   * @param figures whether the set has figures that may be acted in
   */
  public static Map<String, AnswerPart> of(Study study, Set<String> taken, boolean figures) {
    var columns = new LinkedHashMap<String, AnswerPart>();
    study
        .trials()
        .flatMap(block -> (figures ? of(block) : ofTask(block)).stream())
        .forEach(
            part ->
                columns.putIfAbsent(
                    taken.contains(part.name()) ? "answer_" + part.name() : part.name(), part));
    return columns;
  }

  /** Of the task, and of figures that may be acted in. */
  public static List<AnswerPart> of(Block.Trials block) {
    var parts = new ArrayList<>(ofTask(block));
    var inFigures = new AnswerParts(block);
    inFigures.inFigures();
    parts.addAll(inFigures.parts);
    return List.copyOf(parts);
  }

  private static List<AnswerPart> ofTask(Block.Trials block) {
    var parts = new AnswerParts(block);
    parts.compared();
    parts.rated();
    parts.estimated();
    parts.written();
    parts.marked();
    parts.reported();
    parts.measured();
    return parts.parts;
  }

  /**
   * What an answer has of its parts, by the name of each; those that are missing are left out.
   *
   * @param parts of the answer's block
   */
  public static Map<String, Object> values(
      List<AnswerPart> parts, TrialFacts facts, JsonNode answer, JsonNode measures) {
    var told = new HashMap<String, String>();
    facts.told(answer).forEach(one -> told.putIfAbsent(one.name(), one.response()));
    var given = new Given(told, answer, measures);
    var values = new LinkedHashMap<String, Object>();
    for (var part : parts) {
      var value = part.source().of(given);
      if (value != null) {
        values.put(part.name(), value);
      }
    }
    return values;
  }

  private void compared() {
    if (block.task() == Task.RANKING) {
      for (var method : new TreeSet<>(block.methods())) {
        var ranks = IntStream.rangeClosed(1, block.methods().size()).boxed().toList();
        add(
            "rank_" + method,
            Kind.NUMBER,
            "Rank of " + method + "; 1 is best",
            null,
            new Shown("rank", "Mean rank; 1 is best", METHOD, method, ranks),
            given -> given.number("rank." + method));
      }
    }
    if (block.task() == Task.BEST_WORST) { // results describe the two together
      word("best", "Method whose explanation was called best", "best", null);
      word("worst", "Method whose explanation was called worst", "worst", null);
    }
  }

  private void rated() {
    for (var rating : block.asks().ratings()) {
      for (var id : rating.answers()) {
        var words = words(rating, id);
        boolean few = rating.max() - rating.min() < MOST_POINTS && rating.step() == 1;
        var points =
            few
                ? IntStream.rangeClosed(rating.min(), rating.max()).boxed().toList()
                : List.<Integer>of();
        add(
            id,
            Kind.NUMBER,
            "Rating from %d to %d: %s".formatted(rating.min(), rating.max(), words),
            rating.unit(),
            new Shown("rating-" + rating.id(), rating.text(), MEASURE, words, points),
            given -> given.number("ratings." + id));
      }
    }
  }

  private static String words(Asks.Rating rating, String id) {
    return rating.statements().stream()
        .filter(one -> one.id().equals(id))
        .map(Asks.Rating.Statement::text)
        .findFirst()
        .orElse(rating.text());
  }

  private void estimated() {
    var number = block.asks().number();
    if (number == null) {
      return;
    }
    number("estimate", "Estimate", number.unit(), shown("estimate", "Estimate"), "number.value");
    if (number.interval() != null) {
      number("estimate_low", "Low end of the range", number.unit(), null, "number.low");
      number("estimate_high", "High end of the range", number.unit(), null, "number.high");
    }
  }

  private void written() {
    if (block.asks().text() != null || block.task() == Task.DESCRIBE) {
      add(
          "text",
          Kind.TEXT,
          "Words of the participant's own",
          null,
          null,
          given -> given.told().get("text"));
      add(
          "text_words",
          Kind.NUMBER,
          "How many words were written",
          "words",
          shown("text-words", "Words written"),
          given -> count(given.told().get("text")));
    }
    if (block.task() == Task.NAMING) {
      add(
          "names",
          Kind.TEXT,
          "Names that were given, with semicolons between",
          null,
          null,
          given ->
              given.answer().path("names").isArray()
                  ? String.join(
                      "; ",
                      given
                          .answer()
                          .path("names")
                          .valueStream()
                          .map(one -> one.asString(""))
                          .toList())
                  : null);
      add(
          "names_given",
          Kind.NUMBER,
          "How many names were given",
          "names",
          shown("names-given", "Names given"),
          given -> size(given.answer().path("names")));
    }
  }

  private static Double count(String text) {
    return text == null
        ? null
        : Double.valueOf(text.isBlank() ? 0 : text.strip().split("\\s+").length);
  }

  private static Double size(JsonNode list) {
    return list.isArray() ? Double.valueOf(list.size()) : null;
  }

  private void marked() {
    if (block.task() == Task.LOCALISATION || block.task() == Task.EXPLAIN) {
      add(
          "marks",
          Kind.NUMBER,
          "How many marks were set",
          "marks",
          shown("marks", "Marks set"),
          given -> size(given.answer().path("marks")));
    }
    if (block.task() == Task.COUNTERFACTUAL_EDIT) {
      add(
          "edited",
          Kind.TEXT,
          "Features that were changed, or places of words from 0, with spaces between",
          null,
          null,
          given -> edited(given.answer().path("edit")));
    }
  }

  private static String edited(JsonNode edit) {
    if (!edit.isObject()) {
      return null;
    }
    var all = new TreeSet<>(edit.path("values").propertyNames());
    return edit.path("words").isArray()
        ? String.join(
            " ",
            edit.path("words").valueStream().map(word -> word.path("at").asString("")).toList())
        : String.join(" ", all);
  }

  private void reported() {
    var page = block.asks().page();
    if (page == null) {
      return;
    }
    for (var field : page.outcome()) {
      var label = field.label() == null ? "Reported by the page" : field.label();
      var name = "outcome_" + field.name();
      var part = "outcome." + field.name();
      var title = field.label() == null ? field.name() : field.label();
      if (field.type().equalsIgnoreCase("number")) {
        number(name, label, field.unit(), shown(name.replace('_', '-'), title), part);
      } else {
        word(name, label, part, shown(name.replace('_', '-'), title));
      }
    }
  }

  private void measured() {
    for (var measured : block.task().measures()) {
      measure(measured, "answers-" + block.task().word(), said(block.task()));
    }
  }

  private void inFigures() {
    var figures = new ArrayList<>(Measured.OF_FIGURES);
    figures.removeAll(block.task().measures());
    figures.forEach(one -> measure(one, "figures", "What was done inside figures"));
  }

  private static String said(Task task) {
    var words = task.word().replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Measures of one unit stand together. */
  private void measure(Measured measured, String card, String title) {
    var number = block.asks().number();
    var unit = measured.asEstimated() && number != null ? number.unit() : measured.unit();
    var group =
        measured.isShare()
            ? "share of answers"
            : unit == null ? measured.asEstimated() ? "error" : "score" : unit;
    add(
        measured.word(),
        measured.isShare() ? Kind.SHARE : Kind.NUMBER,
        measured.label(),
        unit,
        new Shown(
            card + "-" + slug(group), title + ": " + group, MEASURE, measured.label(), List.of()),
        given -> given.measure(measured.word()));
  }

  private static String slug(String group) {
    var words = group.replace("%", "percent").toLowerCase(Locale.ROOT);
    return words.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static Shown shown(String card, String title) {
    return new Shown(card, title, MEASURE, title, List.of());
  }

  private void number(String name, String label, String unit, Shown shown, String part) {
    add(name, Kind.NUMBER, label, unit, shown, given -> given.number(part));
  }

  private void word(String name, String label, String part, Shown shown) {
    add(name, Kind.WORD, label, null, shown, given -> given.told().get(part));
  }

  private void add(
      String name, Kind kind, String label, String unit, Shown shown, AnswerPart.Source source) {
    parts.add(new AnswerPart(name, kind, label, unit, shown, source));
  }
}
