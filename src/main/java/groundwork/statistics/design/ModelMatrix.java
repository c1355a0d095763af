package groundwork.statistics.design;

import groundwork.statistics.design.Column.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A formula's numbers for the complete rows of a table, with names and coding as R's {@code
 * model.matrix} has them. Immutable; the arrays are its own and not to be written to.
 */
public final class ModelMatrix {
  private final Formula formula;
  private final Coding coding;
  private final int[] rows;
  private final List<Column> response;
  private final Map<String, Column> variables;
  private final List<RandomTerm> random;
  private final Columns columns;
  private final List<String> dropped;

  private ModelMatrix(ModelMatrix of, Columns columns, List<String> dropped) {
    formula = of.formula;
    coding = of.coding;
    rows = of.rows;
    response = of.response;
    variables = of.variables;
    random = of.random;
    this.columns = columns;
    this.dropped = List.copyOf(dropped);
  }

  private ModelMatrix(Formula formula, Table table, Coding coding) {
    this.formula = formula;
    this.coding = coding;
    var all = new LinkedHashMap<String, Column>();
    formula
        .variables()
        .forEach((text, expression) -> all.put(text, valued(text, expression, table)));
    var slopes = new LinkedHashMap<String, Column>();
    for (var part : formula.parts()) {
      part.terms()
          .variables()
          .forEach(
              (text, expression) ->
                  slopes.computeIfAbsent(text, key -> valued(key, expression, table)));
    }
    var answers = formula.response().map(one -> answers(one, table)).orElse(List.of());
    var needed = new ArrayList<Column>(answers);
    needed.addAll(all.values());
    needed.addAll(slopes.values());
    formula.parts().forEach(part -> part.group().forEach(name -> needed.add(table.column(name))));
    rows =
        IntStream.range(0, table.rows())
            .filter(row -> needed.stream().noneMatch(column -> column.missing(row)))
            .toArray();
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          "no row has values in all of " + String.join(", ", formula.columns()));
    }
    response = answers.stream().map(this::kept).toList();
    all.replaceAll((text, column) -> kept(column));
    slopes.replaceAll((text, column) -> kept(column));
    variables = all;
    columns = Columns.of(formula.fixed(), variables, rows.length, coding);
    random = formula.parts().stream().map(part -> random(part, slopes, table)).toList();
    dropped = List.of();
  }

  /**
   * @throws IllegalArgumentException if a column is not there, no row is complete, a value is
   *     infinite, or a factor has fewer than two levels in the complete rows
   */
  public static ModelMatrix of(Formula formula, Table table, Coding coding) {
    return new ModelMatrix(formula, table, coding);
  }

  private static Column valued(String text, Expression expression, Table table) {
    var column = expression.evaluate(table);
    if (column instanceof Column.Numbers numbers) {
      for (double value : numbers.values()) {
        if (Double.isInfinite(value)) {
          throw new IllegalArgumentException(text + " is infinite in some row");
        }
      }
    }
    return column;
  }

  private static List<Column> answers(Expression response, Table table) {
    if (response.node() instanceof Node.Call call
        && (call.function().equals("cbind") || call.function().equals("Surv"))) {
      return call.arguments().stream()
          .map(argument -> valued(argument.toString(), new Expression(argument), table))
          .toList();
    }
    return List.of(valued(response.toString(), response, table));
  }

  private Column kept(Column column) {
    var some = column.at(rows);
    return some instanceof Factor factor ? factor.used() : some;
  }

  private RandomTerm random(RandomPart part, Map<String, Column> slopes, Table table) {
    var z = Columns.of(part.terms(), slopes, rows.length, coding);
    var crossed = kept(table.column(part.group().getFirst())).factor();
    for (var name : part.group().subList(1, part.group().size())) {
      crossed = crossed(crossed, kept(table.column(name)).factor());
    }
    return new RandomTerm(part.label(), crossed.codes(), crossed.levels(), z.x(), z.names());
  }

  /** Combinations that occur, in the order of the first factor's levels, then of the second's. */
  private static Factor crossed(Factor a, Factor b) {
    int width = b.levels().size();
    int[] codes = new int[a.codes().length];
    Arrays.setAll(codes, row -> a.codes()[row] * width + b.codes()[row]);
    int[] occurring = Arrays.stream(codes).distinct().sorted().toArray();
    var levels =
        Arrays.stream(occurring)
            .mapToObj(code -> a.levels().get(code / width) + ":" + b.levels().get(code % width))
            .toList();
    return new Factor(
        Arrays.stream(codes).map(code -> Arrays.binarySearch(occurring, code)).toArray(), levels);
  }

  /** Columns first: {@code columns()[j][i]} is column j of complete row i. */
  public double[][] columns() {
    return columns.x();
  }

  /** R's names: {@code (Intercept)}, {@code methodlime}, {@code factor(trial)2:conditionb}. */
  public List<String> names() {
    return columns.names();
  }

  /** Index of each column's term in {@link #terms}, from 1; 0 for the constant. */
  public int[] assign() {
    return columns.assign();
  }

  public List<Term> terms() {
    return formula.terms();
  }

  public Formula formula() {
    return formula;
  }

  public Coding coding() {
    return coding;
  }

  /** Indices of the complete rows in the table. */
  public int[] rows() {
    return rows;
  }

  /** Number of complete rows. */
  public int n() {
    return rows.length;
  }

  /** Variables of the fixed part in the complete rows, by their text in the formula. */
  public Map<String, Column> variables() {
    return java.util.Collections.unmodifiableMap(variables);
  }

  /** What stands before the ~, in the complete rows: two columns for cbind and Surv, else one. */
  public List<Column> response() {
    return response;
  }

  /**
   * The response as numbers. A factor of two levels is 0 for the first and 1 for the second.
   *
   * @throws IllegalArgumentException if there is no single response, or it has more levels
   */
  public double[] y() {
    if (response.size() != 1) {
      throw new IllegalArgumentException(
          "the formula has %d responses; 1 is needed".formatted(response.size()));
    }
    if (response.getFirst() instanceof Column.Numbers numbers) {
      return numbers.values();
    }
    var factor = response.getFirst().factor();
    if (factor.logical()) {
      return Table.of(Map.of("y", factor)).numbers("y");
    }
    if (factor.levels().size() > 2) {
      throw new IllegalArgumentException(
          "%s has the levels %s; numbers are needed"
              .formatted(formula.response().orElseThrow(), factor.levels()));
    }
    return Arrays.stream(factor.codes()).asDoubleStream().toArray();
  }

  /** Random terms in the order of the formula; {@code ||} gives several of one group. */
  public List<RandomTerm> random() {
    return random;
  }

  /** Columns that {@link #fullRank} left out. */
  public List<String> dropped() {
    return dropped;
  }

  /**
   * Without columns that are combinations of earlier ones, as R's lm and lme4 leave them out: those
   * of which less than 1e-7 remains after taking out the earlier ones.
   */
  public ModelMatrix fullRank() {
    var aliased = Rank.aliased(columns.x());
    if (aliased.isEmpty()) {
      return this;
    }
    int[] kept = IntStream.range(0, columns.x().length).filter(j -> !aliased.contains(j)).toArray();
    var rest =
        new Columns(
            Arrays.stream(kept).mapToObj(j -> columns.x()[j]).toArray(double[][]::new),
            Arrays.stream(kept).mapToObj(j -> columns.names().get(j)).toList(),
            Arrays.stream(kept).map(j -> columns.assign()[j]).toArray());
    var gone = new ArrayList<>(dropped);
    aliased.forEach(j -> gone.add(columns.names().get(j)));
    return new ModelMatrix(this, rest, gone);
  }

  /**
   * The same columns for other values of the variables, e.g. a reference grid for marginal means.
   *
   * @param grid a column for each of {@link #variables}, under the same text; factors with all the
   *     levels of the data in the same order, even where some do not occur in the grid
   * @throws IllegalArgumentException if a variable is missing or has other levels
   */
  public double[][] at(Map<String, Column> grid) {
    int size = grid.values().stream().mapToInt(Column::size).findFirst().orElse(1);
    variables.forEach(
        (text, column) -> {
          var given = grid.get(text);
          if (given == null
              || given.getClass() != column.getClass()
              || given instanceof Factor factor
                  && !factor.levels().equals(column.factor().levels())) {
            throw new IllegalArgumentException(
                "grid has no \"" + text + "\" like that of the data");
          }
        });
    var built = Columns.of(formula.fixed(), grid, size, coding);
    Set<String> kept = new HashSet<>(columns.names());
    return IntStream.range(0, built.x().length)
        .filter(j -> kept.contains(built.names().get(j)))
        .mapToObj(j -> built.x()[j])
        .toArray(double[][]::new);
  }
}
