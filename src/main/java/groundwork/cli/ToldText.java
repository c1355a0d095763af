package groundwork.cli;

import groundwork.explanation.counterfactual.Counterfactual;
import groundwork.explanation.counterfactual.Counterfactuals;
import groundwork.explanation.example.Prototype;
import groundwork.explanation.importance.Importance;
import groundwork.explanation.rule.Rule;
import groundwork.metric.entity.Names;
import groundwork.model.WordPresence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/** Explanations for people to read. */
final class ToldText {
  private static final int VALUES = 8;
  private static final int IMPORTANCES = 30;

  private final StringBuilder text = new StringBuilder();

  private ToldText() {}

  static String of(List<Told> all) {
    var told = new ToldText();
    String model = null;
    for (var one : all) {
      if (!one.model().equals(model)) {
        model = one.model();
        told.line("model %s", model);
      }
      told.add(one);
    }
    return told.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void add(Told one) {
    if (one.wrong() != null) {
      line("  %s: not explained: %s", Objects.requireNonNullElse(one.item(), "all"), one.wrong());
      return;
    }
    var words = new Wording(one.names());
    if (one.item() != null) {
      line("  %s: %s (%s)", one.item(), words.label(one.said()), Wording.share(one.probability()));
    }
    switch (one.found()) {
      case Found.Values values -> values(one, values, words);
      case Found.Changes changes -> changes(changes.counterfactuals(), words);
      case Found.Anchor anchor -> rule(anchor.rule(), words);
      case Found.Shown shown -> shown(one, shown, words);
      case Found.Relied relied -> relied(relied.importance(), words);
    }
  }

  private void values(Told one, Found.Values found, Wording words) {
    double[] values = found.explanation().values();
    boolean isText = one.of().model() instanceof WordPresence;
    var largest =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(i -> -Math.abs(values[i])))
            .map(i -> contribution(i, one.of().input(), found, words, isText))
            .toList();
    line(
        "    for %s: %s", words.label(found.explanation().target()), Wording.some(largest, VALUES));
    var about = new ArrayList<String>();
    if (found.explanation().intercept() != null) {
      about.add("intercept " + ScoreText.number(found.explanation().intercept()));
    }
    if (found.explanation().fit() != null) {
      about.add("fit " + ScoreText.number(found.explanation().fit()));
    }
    if (!about.isEmpty()) {
      line("    %s", String.join(", ", about));
    }
  }

  private static String contribution(
      int i, double[] input, Found.Values found, Wording words, boolean isText) {
    double value = found.explanation().values()[i];
    double[] errors = found.explanation().errors();
    var name = words.names().values().get(i);
    return "%s %s%s%s"
        .formatted(
            isText ? "\"" + name + "\"" : name + " (" + words.value(i, input[i]) + ")",
            value > 0 ? "+" : "",
            ScoreText.number(value),
            errors == null ? "" : " ± " + ScoreText.number(errors[i]));
  }

  private void changes(Counterfactuals all, Wording words) {
    for (Counterfactual one : all.found()) {
      line(
          "    %s: now %s (%s)",
          words.changes(one.input(), one.values(), VALUES),
          words.label(one.to()),
          Wording.share(one.probabilities()[one.to()]));
    }
    if (!all.note().isEmpty()) {
      line("    %s", all.note());
    }
  }

  private void rule(Rule rule, Wording words) {
    var label = words.label(rule.target());
    line(
        "    %s (precision %s, coverage %s)",
        rule.conditions().isEmpty()
            ? "ALWAYS " + label
            : "IF %s THEN %s".formatted(words.conditions(rule.conditions()), label),
        Wording.share(rule.precision()),
        Wording.share(rule.coverage()));
    if (!rule.note().isEmpty()) {
      line("    %s", rule.note());
    }
  }

  private void shown(Told told, Found.Shown shown, Wording words) {
    for (Prototype one : shown.prototypes()) {
      var shelf = shown.shelf();
      double[] row = shelf.row(one.row());
      line(
          "    %s, %s, %s",
          shelf.ids().get(one.row()),
          words.label(one.label()),
          switch (one.role()) {
            case NEIGHBOUR ->
                "distance %s: %s".formatted(ScoreText.number(one.distance()), unlike(told, row));
            case PROTOTYPE ->
                "stands for %.0f %%%s".formatted(100 * one.weight(), values(row, words));
            case CRITICISM -> "not told by these" + values(row, words);
          });
    }
  }

  /** Of pictures nothing: their id says more. */
  private static String values(double[] row, Wording words) {
    return words.names().form() == Names.Form.IMAGE ? "" : ": " + words.row(row, VALUES);
  }

  private static String unlike(Told told, double[] row) {
    var changes = new Wording(told.names()).changes(told.of().input(), row, VALUES);
    return changes.isEmpty()
        ? "the same"
        : told.names().form() == Names.Form.IMAGE
            ? IntStream.range(0, row.length).filter(i -> row[i] != told.of().input()[i]).count()
                + " places differ"
            : changes;
  }

  private void relied(Importance found, Wording words) {
    line(
        "  %s %s on %d items; without one value it grows by",
        found.loss(), ScoreText.number(found.baseline()), found.rows());
    IntStream.range(0, found.values().length)
        .boxed()
        .sorted(java.util.Comparator.comparingDouble(i -> -found.values()[i]))
        .limit(IMPORTANCES)
        .forEach(
            i ->
                line(
                    "    %s %s ± %s",
                    words.names().values().get(i),
                    ScoreText.number(found.values()[i]),
                    ScoreText.number(found.errors()[i])));
    if (found.values().length > IMPORTANCES) {
      line("    and %,d more", found.values().length - IMPORTANCES);
    }
  }
}
