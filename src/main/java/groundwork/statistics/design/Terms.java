package groundwork.statistics.design;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The right side of a formula without its random terms, expanded and ordered as R does: by number
 * of variables, then by appearance.
 *
 * @param intercept whether there is one
 * @param terms in R's order
 * @param variables each variable's expression, by its text, in order of appearance
 */
record Terms(boolean intercept, List<Term> terms, Map<String, Expression> variables) {
  Terms {
    terms = List.copyOf(terms);
    variables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** Only a constant. */
  static Terms constant() {
    return new Terms(true, List.of(), Map.of());
  }

  /** Collects terms while a formula is read. */
  static final class Builder {
    /** More than this many terms come from a slip such as {@code (a + … + z)^9}. */
    private static final int MOST = 1000;

    private final Map<String, Expression> variables = new LinkedHashMap<>();
    private boolean intercept = true;

    BitSet variable(Node node) {
      var expression = new Expression(node);
      var text = node.toString();
      variables.putIfAbsent(text, expression);
      var term = new BitSet();
      term.set(List.copyOf(variables.keySet()).indexOf(text));
      return term;
    }

    void intercept(boolean there) {
      intercept = there;
    }

    Terms done(LinkedHashSet<BitSet> sets) {
      var names = List.copyOf(variables.keySet());
      var ordered = new ArrayList<>(sets);
      ordered.sort(Comparator.comparingInt(BitSet::cardinality));
      var terms = ordered.stream().map(set -> new Term(set.stream().mapToObj(names::get).toList()));
      return new Terms(intercept, terms.toList(), variables);
    }

    static LinkedHashSet<BitSet> product(LinkedHashSet<BitSet> a, LinkedHashSet<BitSet> b) {
      var all = new LinkedHashSet<BitSet>();
      for (var left : a) {
        for (var right : b) {
          var both = (BitSet) left.clone();
          both.or(right);
          all.add(both);
          if (all.size() > MOST) {
            throw new IllegalArgumentException("a formula has at most " + MOST + " terms");
          }
        }
      }
      return all;
    }
  }
}
