package groundwork.statistics.design;

import groundwork.statistics.design.Token.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads formulas; variables within them are expressions. */
final class FormulaParser {
  private final Parser parser;
  private final List<RandomPart> random = new ArrayList<>();

  FormulaParser(String text) {
    parser = new Parser(text);
  }

  Formula read() {
    Optional<Expression> response = Optional.empty();
    if (!parser.peek().is("~")) {
      response = Optional.of(new Expression(parser.expression()));
    }
    parser.expect("~", "A formula reads: measure ~ factor + other.");
    var builder = new Terms.Builder();
    var sets = sum(builder, true);
    if (parser.peek().type() != Type.END) {
      throw stray();
    }
    return new Formula(response, builder.done(sets), random);
  }

  private Unreadable stray() {
    var token = parser.peek();
    return new Unreadable(
        token.position(),
        token.shown() + " cannot stand here in a formula",
        switch (token.text()) {
          case "==", "!=", "<", ">", "<=", ">=", "and", "or", "not", "in" ->
              "Put a comparison into I(…), for example I(age > 30).";
          case "|", "||" -> "Random terms stand in parentheses: (1 | participant).";
          case "~" -> "A formula has one ~.";
          default -> "Join terms by +, * or :.";
        });
  }

  private LinkedHashSet<BitSet> sum(Terms.Builder builder, boolean outermost) {
    parser.deeper();
    var all = new LinkedHashSet<BitSet>();
    boolean minus = false;
    boolean first = true;
    while (true) {
      if (parser.accept("-")) {
        minus = true;
      } else if (!parser.accept("+") && !first) {
        parser.shallower();
        return all;
      }
      first = false;
      add(all, builder, minus, outermost);
      minus = false;
    }
  }

  private void add(
      LinkedHashSet<BitSet> all, Terms.Builder builder, boolean minus, boolean outermost) {
    var token = parser.peek();
    if (token.type() == Type.NUMBER) {
      parser.take();
      if (!token.text().equals("0") && !token.text().equals("1")) {
        throw new Unreadable(
            token.position(),
            "the number %s is no term".formatted(token.text()),
            "1 is the intercept and 0 removes it; put arithmetic into I(…).");
      }
      builder.intercept(token.text().equals("1") != minus);
      return;
    }
    if (token.is("(") && outermost && randomAhead()) {
      if (minus) {
        throw new Unreadable(token.position(), "a random term cannot be removed", "Leave it out.");
      }
      randomPart();
      return;
    }
    var terms = product(builder);
    if (minus) {
      all.removeAll(terms);
    } else {
      all.addAll(terms);
    }
  }

  /** Whether the parenthesis that opens here has a bar before it closes. */
  private boolean randomAhead() {
    int depth = 0;
    for (int ahead = 0; ; ahead++) {
      var token = parser.ahead(ahead);
      if (token.type() == Type.END) {
        return false;
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        return false;
      }
      if (depth == 1 && (token.is("|") || token.is("||"))) {
        return true;
      }
    }
  }

  private LinkedHashSet<BitSet> product(Terms.Builder builder) {
    var left = interaction(builder);
    while (true) {
      if (parser.accept("*")) {
        var right = interaction(builder);
        var both = new LinkedHashSet<>(left);
        both.addAll(right);
        both.addAll(Terms.Builder.product(left, right));
        left = both;
      } else if (parser.accept("/")) {
        var right = interaction(builder);
        var within = new LinkedHashSet<BitSet>();
        var outer = new BitSet();
        left.forEach(outer::or);
        within.add(outer);
        var both = new LinkedHashSet<>(left);
        both.addAll(Terms.Builder.product(within, right));
        left = both;
      } else {
        return left;
      }
    }
  }

  private LinkedHashSet<BitSet> interaction(Terms.Builder builder) {
    var left = power(builder);
    while (parser.accept(":")) {
      left = Terms.Builder.product(left, power(builder));
    }
    return left;
  }

  private LinkedHashSet<BitSet> power(Terms.Builder builder) {
    var base = atom(builder);
    if (!parser.accept("^")) {
      return base;
    }
    var token = parser.take();
    if (token.type() != Type.NUMBER || !token.text().matches("[1-9]")) {
      throw new Unreadable(
          token.position(),
          "^ in a formula takes interactions up to a whole number of variables",
          "Write (a + b)^2, or I(x^2) for a square.");
    }
    var all = new LinkedHashSet<>(base);
    for (int i = 1; i < Integer.parseInt(token.text()); i++) {
      var more = new LinkedHashSet<>(all);
      more.addAll(Terms.Builder.product(all, base));
      all = more;
    }
    return all;
  }

  private LinkedHashSet<BitSet> atom(Terms.Builder builder) {
    if (parser.accept("(")) {
      var inside = sum(builder, false);
      if (parser.peek().is("|") || parser.peek().is("||")) {
        throw new Unreadable(
            parser.peek().position(),
            "a random term can only be added to a formula",
            "Write … + (1 | participant).");
      }
      parser.expect(")", "Close the parenthesis.");
      return inside;
    }
    var token = parser.peek();
    if (token.text().equals(".") && token.type() == Type.NAME) {
      throw new Unreadable(
          token.position(), "\".\" stands for no column here", "Name the columns.");
    }
    if (token.type() != Type.NAME) {
      throw parser.unexpected("a column or function is expected in a formula instead of");
    }
    var sets = new LinkedHashSet<BitSet>();
    sets.add(builder.variable(parser.primary()));
    return sets;
  }

  private void randomPart() {
    parser.expect("(", "");
    var builder = new Terms.Builder();
    var terms = builder.done(sum(builder, false));
    boolean split = parser.peek().is("||");
    parser.take();
    for (var group : groups()) {
      if (split) {
        uncorrelated(terms).forEach(part -> random.add(new RandomPart(part, group)));
      } else {
        random.add(new RandomPart(terms, group));
      }
    }
    parser.expect(")", "A random term reads (1 + slope | group).");
  }

  /** Each term for itself. */
  private static List<Terms> uncorrelated(Terms terms) {
    var parts = new ArrayList<Terms>();
    if (terms.intercept()) {
      parts.add(Terms.constant());
    }
    for (var term : terms.terms()) {
      var variables = new java.util.LinkedHashMap<>(terms.variables());
      variables.keySet().retainAll(term.variables());
      parts.add(new Terms(false, List.of(term), variables));
    }
    return parts;
  }

  /** a:b is one group; a/b is a, and b within a. */
  private List<List<String>> groups() {
    var levels = new ArrayList<List<String>>();
    do {
      var columns = new ArrayList<String>();
      do {
        var token = parser.take();
        if (token.type() != Type.NAME || parser.peek().is("(")) {
          throw new Unreadable(
              token.position(),
              "%s is no grouping factor".formatted(token.shown()),
              "After the bar stands a column, a:b or a/b.");
        }
        columns.add(token.text());
      } while (parser.accept(":"));
      levels.add(columns);
    } while (parser.accept("/"));
    var groups = new ArrayList<List<String>>();
    var outer = new ArrayList<String>();
    for (var columns : levels) {
      var inner = new ArrayList<>(columns);
      inner.addAll(outer);
      groups.add(List.copyOf(inner));
      outer = inner;
    }
    return groups.reversed();
  }
}
