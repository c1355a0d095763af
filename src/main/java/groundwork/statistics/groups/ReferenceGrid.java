package groundwork.statistics.groups;

import groundwork.statistics.Mean;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.ModelMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All combinations of a model's factors, with covariates at their means: what marginal means are
 * taken over. A numeric variable of two values is taken as a factor, as R's emmeans does.
 *
 * @param variables factors of the grid by their text in the formula, with their levels
 * @param rows combinations, the first factor changing fastest; each the index of its level in the
 *     order of {@code variables}
 * @param design columns of the model at each row: {@code design[row][coefficient]}
 * @see <a href="https://doi.org/10.1080/00031305.1980.10483031">Searle, Speed and Milliken
 *     (1980)</a>
 */
public record ReferenceGrid(Map<String, List<String>> variables, int[][] rows, double[][] design) {
  private static final int LIMIT = 1_000_000;

  /** The grid of a model matrix; {@code design} has its columns in their order. */
  public static ReferenceGrid of(ModelMatrix matrix) {
    var levels = new LinkedHashMap<String, List<String>>();
    var values = new LinkedHashMap<String, Column>();
    matrix
        .variables()
        .forEach(
            (text, column) -> {
              var labels = labels(column);
              if (labels.size() > 1) {
                levels.put(text, labels);
                values.put(text, levelsOf(column, labels.size()));
              } else {
                values.put(text, column);
              }
            });
    long size = levels.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    if (size > LIMIT) {
      throw new IllegalArgumentException("the factors have " + size + " combinations");
    }
    int[][] rows = rows(levels.values().stream().mapToInt(List::size).toArray(), (int) size);
    var grid = new LinkedHashMap<String, Column>();
    values.forEach(
        (text, column) -> {
          int at = List.copyOf(levels.keySet()).indexOf(text);
          grid.put(
              text,
              at < 0
                  ? constant(column, rows.length)
                  : column.at(Arrays.stream(rows).mapToInt(row -> row[at]).toArray()));
        });
    double[][] columns = grid.isEmpty() ? ones(matrix) : matrix.at(grid);
    return new ReferenceGrid(levels, rows, WithinTerms.transposed(columns));
  }

  /**
   * Means over all other factors, with equal weights.
   *
   * @param factors of the grid, by their text or the name of their column; none for the grand mean
   * @return one for each combination, the first factor changing fastest
   * @throws IllegalArgumentException if the model has no such factor
   */
  public List<Cell> means(List<String> factors) {
    var names = List.copyOf(variables.keySet());
    int[] at = factors.stream().mapToInt(factor -> names.indexOf(resolve(factor))).toArray();
    int[] sizes = Arrays.stream(at).map(f -> variables.get(names.get(f)).size()).toArray();
    int count = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    int[][] combinations = rows(sizes, count);
    var cells = new ArrayList<Cell>();
    for (int[] combination : combinations) {
      double[] weights = new double[design[0].length];
      int averaged = 0;
      for (int row = 0; row < rows.length; row++) {
        int[] levels = rows[row];
        if (IntStream.range(0, at.length).allMatch(f -> levels[at[f]] == combination[f])) {
          averaged++;
          for (int j = 0; j < weights.length; j++) {
            weights[j] += design[row][j];
          }
        }
      }
      for (int j = 0; j < weights.length; j++) {
        weights[j] /= averaged;
      }
      var labels = new LinkedHashMap<String, String>();
      for (int f = 0; f < at.length; f++) {
        labels.put(factors.get(f), variables.get(names.get(at[f])).get(combination[f]));
      }
      cells.add(new Cell(labels, weights));
    }
    return List.copyOf(cells);
  }

  /**
   * One marginal mean.
   *
   * @param levels of each factor asked for
   * @param weights of the coefficients
   */
  public record Cell(Map<String, String> levels, double[] weights) {}

  /**
   * The text of a factor in the formula, e.g. {@code factor(trial)} for {@code trial}.
   *
   * @throws IllegalArgumentException if there is none, or several contain the name
   */
  public String resolve(String factor) {
    if (variables.containsKey(factor)) {
      return factor;
    }
    var inside =
        variables.keySet().stream()
            .filter(text -> Arrays.asList(text.split("[^\\p{L}\\p{N}_.]+")).contains(factor))
            .toList();
    if (inside.size() != 1) {
      throw new IllegalArgumentException(
          "the model has no factor \"%s\"; it has %s".formatted(factor, variables.keySet()));
    }
    return inside.getFirst();
  }

  private static List<String> labels(Column column) {
    if (column instanceof Column.Factor factor) {
      return factor.levels();
    }
    var distinct = column.factor().levels();
    return distinct.size() == 2 ? distinct : List.of();
  }

  /** A column with each level once, in order. */
  private static Column levelsOf(Column column, int levels) {
    int[] codes = column.factor().codes();
    int[] first = new int[levels];
    for (int level = 0; level < levels; level++) {
      int wanted = level;
      first[level] =
          IntStream.range(0, codes.length)
              .filter(i -> codes[i] == wanted)
              .findFirst()
              .orElseThrow();
    }
    return column.at(first);
  }

  private static Column constant(Column column, int size) {
    double[] values = new double[size];
    Arrays.fill(values, Mean.of(((Column.Numbers) column).values()));
    return new Column.Numbers(values);
  }

  private static double[][] ones(ModelMatrix matrix) {
    double[][] columns = new double[matrix.columns().length][1];
    for (double[] column : columns) {
      column[0] = 1;
    }
    return columns;
  }

  private static int[][] rows(int[] sizes, int count) {
    int[][] rows = new int[count][sizes.length];
    for (int row = 0; row < count; row++) {
      int rest = row;
      for (int f = 0; f < sizes.length; f++) {
        rows[row][f] = rest % sizes[f];
        rest /= sizes[f];
      }
    }
    return rows;
  }
}
