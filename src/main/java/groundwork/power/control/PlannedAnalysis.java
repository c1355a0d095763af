package groundwork.power.control;

import groundwork.plan.entity.Analysis;
import groundwork.plan.entity.Plan;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The plan's analysis over planned rows: which rows it takes, and the columns of its model.
 *
 * @param rows those that the analysis takes
 * @param matrix of full rank, treatment coding
 */
record PlannedAnalysis(Analysis analysis, Table rows, ModelMatrix matrix) {
  private static final Set<String> SIMULATED = Set.of("glmm", "lmm", "clmm");

  /** Whether its model can be simulated. */
  static boolean simulates(Analysis analysis) {
    return SIMULATED.contains(analysis.kind()) && analysis.formula().isPresent();
  }

  /**
   * @throws IllegalArgumentException if the formula or filter needs what a design does not say
   */
  static PlannedAnalysis of(Plan plan, Analysis analysis, Table planned) {
    var formula = Formula.parse(analysis.formula().orElseThrow());
    var table = derived(plan, planned);
    if (analysis.where().isPresent()) {
      var where = Expression.parse(analysis.where().get());
      need(where.columns(), table, "the filter \"" + analysis.where().get() + "\"");
      table = table.where(where.holds(table));
    }
    if (table.rows() == 0) {
      throw new IllegalArgumentException(
          "no trial of this design passes the filter \"" + analysis.where().orElse("") + "\"");
    }
    var known = new ArrayList<String>(formula.predictors());
    formula.random().forEach(part -> known.addAll(part.columns()));
    need(Set.copyOf(known), table, "the formula");
    table = answered(formula, table);
    for (var entry : analysis.reference().entrySet()) {
      if (table.has(entry.getKey())) {
        table = table.with(entry.getKey(), table.factor(entry.getKey()).ordered(entry.getValue()));
      }
    }
    return new PlannedAnalysis(
        analysis, table, ModelMatrix.of(formula, table, Coding.TREATMENT).fullRank());
  }

  /** Derived columns that a design can give; those over answers cannot be made, and are not. */
  private static Table derived(Plan plan, Table planned) {
    var table = planned;
    for (var one : plan.derive()) {
      if (one.per().isEmpty()
          && one.where().isEmpty()
          && one.value().columns().stream().allMatch(table::has)) {
        table = table.with(one.name(), one.value().evaluate(table));
      }
    }
    return table;
  }

  private static void need(Set<String> names, Table table, String who) {
    for (var name : names) {
      if (!table.has(name)) {
        throw new IllegalArgumentException(
            "%s has \"%s\", which is no factor of the design; there are %s"
                .formatted(who, name, String.join(", ", table.names())));
      }
    }
  }

  /** Some answer in every row, so that none is taken for missing. */
  private static Table answered(Formula formula, Table table) {
    var more = table;
    var response = formula.response();
    if (response.isPresent()) {
      for (var name : response.get().columns()) {
        double[] ones = new double[table.rows()];
        Arrays.fill(ones, 1);
        more = more.with(name, ones);
      }
    }
    return more;
  }

  /** The first of so many participants; for the same columns. */
  PlannedAnalysis first(int participants) {
    var people = rows.column("participant");
    int[] kept =
        IntStream.range(0, rows.rows())
            .filter(row -> Integer.parseInt(people.text(row).substring(1)) <= participants)
            .toArray();
    var fewer = rows.at(kept);
    for (var entry : analysis.reference().entrySet()) {
      if (fewer.has(entry.getKey())) {
        fewer = fewer.with(entry.getKey(), fewer.factor(entry.getKey()).ordered(entry.getValue()));
      }
    }
    return new PlannedAnalysis(
        analysis, fewer, ModelMatrix.of(matrix.formula(), fewer, Coding.TREATMENT).fullRank());
  }

  String response() {
    return matrix.formula().response().map(Object::toString).orElse("");
  }

  /** Levels of each complete row, numbered from 0. */
  int[] codes(String column) {
    var factor = rows.at(matrix.rows()).factor(column).used();
    return factor.codes();
  }

  int levels(String column) {
    return rows.at(matrix.rows()).factor(column).used().levels().size();
  }

  /** Columns of terms of one variable that change within somebody. */
  boolean[] variesWithin() {
    int[] people = codes("participant");
    int size = levels("participant");
    double[][] x = matrix.columns();
    var varies = new boolean[x.length];
    for (int j = 0; j < x.length; j++) {
      if (matrix.assign()[j] == 0 || label(j).contains(":")) {
        continue;
      }
      double[] first = new double[size];
      Arrays.fill(first, Double.NaN);
      for (int row = 0; row < people.length; row++) {
        if (Double.isNaN(first[people[row]])) {
          first[people[row]] = x[j][row];
        }
        varies[j] |= first[people[row]] != x[j][row];
      }
    }
    return varies;
  }

  private String label(int column) {
    return matrix.terms().get(matrix.assign()[column] - 1).label();
  }

  /** Columns of the term of the highest order that stands last: what the hypothesis is about. */
  List<String> targets() {
    int terms = matrix.terms().size();
    if (terms == 0) {
      return List.of();
    }
    int chosen = 0;
    for (int t = 0; t < terms; t++) {
      if (order(t) >= order(chosen) && (order(t) > order(chosen) || t == 0)) {
        chosen = t;
      }
    }
    var names = new ArrayList<String>();
    var controls = new ArrayList<String>();
    for (int j = 0; j < matrix.names().size(); j++) {
      if (matrix.assign()[j] == chosen + 1) {
        (matrix.names().get(j).contains("placebo") ? controls : names).add(matrix.names().get(j));
      }
    }
    return names.isEmpty() ? controls : names;
  }

  private int order(int term) {
    return matrix.terms().get(term).label().split(":").length;
  }

  /** A coefficient in words: {@code factor_methodlime:phasepost} is {@code lime × post}. */
  String words(String name) {
    var words = new ArrayList<String>();
    for (var piece : name.split(":")) {
      words.add(
          matrix.variables().keySet().stream()
              .filter(variable -> piece.startsWith(variable) && piece.length() > variable.length())
              .map(variable -> piece.substring(variable.length()))
              .findFirst()
              .orElse(piece));
    }
    return String.join(" × ", words);
  }

  /** Against what a coefficient stands: the reference levels of its factors. */
  String against(String name) {
    var against = new ArrayList<String>();
    for (var piece : name.split(":")) {
      matrix.variables().entrySet().stream()
          .filter(one -> piece.startsWith(one.getKey()))
          .filter(one -> one.getValue() instanceof Column.Factor)
          .map(one -> one.getValue().factor().levels().getFirst())
          .findFirst()
          .ifPresent(against::add);
    }
    return String.join(" × ", against);
  }
}
