package groundwork.explanation.rule;

import groundwork.explanation.Background;
import groundwork.explanation.Quarters;
import groundwork.explanation.Units;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** What could be instead of the input, while some of its predicates hold. */
sealed interface World {
  /** How many predicates the input has. */
  int predicates();

  double[] draw(int[] holding, UniformRandomProvider random);

  /** How often these predicates hold. */
  double coverage(int[] holding);

  Condition condition(int predicate);

  /**
   * A table: a row of the background; values that break a predicate are replaced by those of rows
   * that do not, one by one.
   *
   * @param fitting for each value those of the background that are in the input's quarter
   */
  record Table(double[] input, Background background, Quarters quarters, double[][] fitting)
      implements World {
    static Table of(double[] input, Background background) {
      var quarters = Quarters.of(background);
      double[][] fitting = new double[input.length][];
      for (int i = 0; i < fitting.length; i++) {
        int column = i;
        double own = quarters.at(i, input[i]);
        fitting[i] =
            Arrays.stream(background.rows())
                .mapToDouble(row -> row[column])
                .filter(value -> quarters.at(column, value) == own)
                .toArray();
      }
      return new Table(input, background, quarters, fitting);
    }

    @Override
    public int predicates() {
      return input.length;
    }

    @Override
    public double[] draw(int[] holding, UniformRandomProvider random) {
      double[][] rows = background.rows();
      double[] row = rows[random.nextInt(rows.length)].clone();
      for (int i : holding) {
        if (!holds(i, row)) {
          row[i] =
              fitting[i].length == 0 ? input[i] : fitting[i][random.nextInt(fitting[i].length)];
        }
      }
      return row;
    }

    @Override
    public double coverage(int[] holding) {
      double covered = 0;
      for (double[] row : background.rows()) {
        covered += Arrays.stream(holding).allMatch(i -> holds(i, row)) ? 1 : 0;
      }
      return covered / background.rows().length;
    }

    private boolean holds(int i, double[] row) {
      return quarters.at(i, row[i]) == quarters.at(i, input[i]);
    }

    @Override
    public Condition condition(int i) {
      int[] itself = {i};
      if (background.category()[i]) {
        return new Condition(i, Condition.Kind.IS, null, input[i], itself);
      }
      double[] bounds = quarters.bounds()[i];
      int quarter = (int) quarters.at(i, input[i]);
      return new Condition(
          i,
          Condition.Kind.BETWEEN,
          quarter == 0 ? null : Double.valueOf(bounds[quarter - 1]),
          quarter == 3 ? null : Double.valueOf(bounds[quarter]),
          itself);
    }
  }

  /** Words, or parts of an image: each is there with probability 1/2, those that hold always. */
  record Parts(double[] input, Background background, Units units) implements World {
    @Override
    public int predicates() {
      return units.count();
    }

    @Override
    public double[] draw(int[] holding, UniformRandomProvider random) {
      boolean[] there = new boolean[units.count()];
      for (int i = 0; i < there.length; i++) {
        there[i] = random.nextBoolean();
      }
      for (int i : holding) {
        there[i] = true;
      }
      boolean[] present = units.present(there);
      double[] row = background.rows()[random.nextInt(background.rows().length)].clone();
      for (int i = 0; i < row.length; i++) {
        row[i] = present[i] ? input[i] : row[i];
      }
      return row;
    }

    @Override
    public double coverage(int[] holding) {
      return StrictMath.pow(0.5, holding.length);
    }

    @Override
    public Condition condition(int unit) {
      int[] group = IntStream.range(0, input.length).filter(i -> units.of()[i] == unit).toArray();
      return new Condition(group[0], Condition.Kind.THERE, null, null, group);
    }
  }
}
