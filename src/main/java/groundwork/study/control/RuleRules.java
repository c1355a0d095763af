package groundwork.study.control;

import groundwork.document.control.Nearest;
import groundwork.document.control.Rules;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Column.Factor;
import groundwork.statistics.design.Column.Numbers;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import groundwork.statistics.design.Unreadable;
import groundwork.study.entity.Block;
import groundwork.study.entity.Sequence;
import groundwork.study.entity.Study;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules of a flow can be read, and speak of what is known by then. */
final class RuleRules {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+([eE][-+]?[0-9]+)?");

  private final Rules rules;
  private final Study study;
  private final List<Placed> blocks;

  RuleRules(Rules rules, Study study, List<Placed> blocks) {
    this.rules = rules;
    this.study = study;
    this.blocks = blocks;
  }

  /** Whether a rule over nothing holds; empty for any other. */
  Optional<Boolean> constant(String rule) {
    try {
      var expression = Expression.parse(rule);
      return expression.columns().isEmpty()
          ? Optional.of(expression.holds(Table.of("none", 0))[0])
          : Optional.empty();
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * @param rule may be null
   * @param until how many of the blocks were answered by then
   * @param where the block that has the rule
   */
  void check(String pointer, String rule, int until, Block where) {
    if (rule == null) {
      return;
    }
    try {
      var expression = Expression.parse(rule);
      if (expression.aggregates()) {
        rules.error(
            pointer,
            "a rule is about one participant, so there is nothing to take a mean or a count of",
            "Use the facts of blocks, for example main.accuracy or main.correct.");
      } else if (known(pointer, expression, until, where)) {
        fits(pointer, expression);
      }
    } catch (Unreadable wrong) {
      rules.error(
          pointer,
          "the rule cannot be read at character %d: %s".formatted(wrong.position, wrong.rule),
          wrong.remedy);
    }
  }

  private boolean known(String pointer, Expression expression, int until, Block where) {
    var earlier = facts(until, where);
    var all = facts(blocks.size(), null);
    boolean fine = true;
    for (var name : expression.columns()) {
      var kept = RecruitmentRules.parameters(study);
      boolean recruited = name.startsWith(FactNames.RECRUITMENT);
      if (earlier.containsKey(name)
          || recruited
              && (kept == null || kept.contains(name.substring(FactNames.RECRUITMENT.length())))) {
        continue;
      }
      fine = false;
      if (recruited) {
        rules.error(
            pointer,
            "no source of the recruitment keeps the parameter of \"" + name + "\"",
            "Add it to keep. " + Rules.known(kept.stream()));
        continue;
      }
      if (name.equals(FactNames.ARM)) {
        rules.error(
            pointer,
            "nobody has an arm before the last screening",
            "Use what was answered, or move the block behind the last screening.");
      } else if (all.containsKey(name)) {
        rules.error(
            pointer,
            "\"" + name + "\" is not known here: it comes from a block that may stand later",
            "Move this block behind that one.");
      } else {
        var names = new TreeSet<>(earlier.keySet());
        rules.error(
            pointer,
            "there is no fact \"" + name + "\"",
            Nearest.of(name, names).map(near -> "Did you mean \"" + near + "\"? ").orElse("")
                + "Known here: "
                + String.join(", ", names)
                + ", recruitment.<parameter>.");
      }
    }
    return fine;
  }

  /**
   * What is known when so many blocks are behind. Of blocks in one group without a fixed order none
   * is surely before another.
   *
   * @param where whose siblings do not count; null for none
   */
  private Map<String, Column> facts(int until, Block where) {
    var known = new LinkedHashMap<String, Column>();
    for (int i = 0; i < until; i++) {
      var block = blocks.get(i).block();
      if (where == null || block.equals(where) || !mixed(block, where)) {
        known.putAll(FactNames.of(block));
      }
    }
    known.putAll(FactNames.ofPerson(study));
    if (where != null && before(where)) {
      known.remove(FactNames.ARM);
    }
    return known;
  }

  private boolean before(Block where) {
    int at = study.flow().indexOf(where);
    return at >= 0 && at < FlowRules.screened(study);
  }

  private boolean mixed(Block one, Block other) {
    return blocks.stream()
        .map(Placed::block)
        .filter(Block.Group.class::isInstance)
        .map(Block.Group.class::cast)
        .filter(group -> group.order() != Sequence.FIXED || group.sample() != null)
        .anyMatch(
            group ->
                group.leaves().anyMatch(leaf -> leaf.equals(one))
                    && (group.equals(other)
                        || group.leaves().anyMatch(leaf -> leaf.equals(other))));
  }

  /** Numbers are compared with numbers and answers with answers that there are. */
  private void fits(String pointer, Expression expression) {
    var samples = new LinkedHashMap<String, Column>();
    samples.put("none", new Numbers(new double[] {0}));
    facts(blocks.size(), null).forEach((name, column) -> samples.put(name, sample(column)));
    var known = Set.copyOf(samples.keySet());
    for (var name : expression.columns()) {
      samples.putIfAbsent(name, new Numbers(new double[] {Double.NaN}));
    }
    try {
      expression.holds(Table.of(samples));
    } catch (IllegalArgumentException wrong) {
      rules.error(
          pointer,
          "the rule is neither true nor false: " + wrong.getMessage(),
          "Compare facts with values, for example main.accuracy >= 0.5.");
      return;
    }
    for (var comparison : expression.comparisons()) {
      if (samples.get(comparison.column()) instanceof Factor levels
          && !levels.logical()
          && !levels.levels().isEmpty()) {
        comparison.values().stream()
            .filter(value -> !value.isEmpty() && !levels.levels().contains(value))
            .forEach(value -> never(pointer, comparison.column(), value, levels.levels()));
      } else if (known.contains(comparison.column())
          && samples.get(comparison.column()) instanceof Numbers) {
        comparison.values().stream()
            .filter(value -> !NUMBER.matcher(value).matches())
            .forEach(
                value ->
                    rules.error(
                        pointer,
                        "\"%s\" is a number, so it is never \"%s\""
                            .formatted(comparison.column(), value),
                        "Compare it with a number, for example "
                            + comparison.column()
                            + " >= 0.5."));
      }
    }
    constant(expression.toString())
        .filter(holds -> !holds)
        .ifPresent(
            never ->
                rules.error(
                    pointer, "the rule never holds", "Write a rule over what was answered."));
  }

  private void never(String pointer, String fact, String value, List<String> levels) {
    rules.error(
        pointer,
        "\"%s\" is never \"%s\"".formatted(fact, value),
        Nearest.of(value, levels).map(near -> "Did you mean \"" + near + "\"? ").orElse("")
            + "It is one of "
            + String.join(", ", levels)
            + ".");
  }

  /** Some value of that type. */
  private static Column sample(Column missing) {
    return switch (missing) {
      case Numbers numbers -> new Numbers(new double[] {0.5});
      case Factor factor ->
          factor.levels().isEmpty() ? factor : new Factor(new int[] {0}, factor.levels());
    };
  }
}
