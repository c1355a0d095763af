package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockedSystemTest {
  static List<Designs> designs() {
    return Designs.all();
  }

  @ParameterizedTest
  @MethodSource("designs")
  void weighted_systems_are_solved_as_the_full_matrix_is(Designs design) {
    var random = new Random(3);
    double[] weights = random.doubles(Designs.N, 0.05, 3).toArray();
    var system = BlockedSystem.of(design.terms(), Designs.N);
    system.weigh(weights);
    system.factor(design.theta());
    RealMatrix zl = columns(system);
    RealMatrix full =
        zl.transpose()
            .multiply(MatrixUtils.createRealDiagonalMatrix(weights))
            .multiply(zl)
            .add(MatrixUtils.createRealIdentityMatrix(system.size()));
    var lu = new LUDecomposition(full);
    assertThat(system.logDeterminant()).isCloseTo(Math.log(lu.getDeterminant()), within(1e-9));
    double[] rhs = random.doubles(system.size(), -1, 1).toArray();
    double[] u = rhs.clone();
    system.solve(u);
    double[] expected = lu.getSolver().solve(MatrixUtils.createRealVector(rhs)).toArray();
    assertThat(u).containsExactly(expected, within(1e-10));
  }

  @ParameterizedTest
  @MethodSource("designs")
  void sums_are_the_transpose_of_prediction_from_effects(Designs design) {
    var random = new Random(4);
    var system = BlockedSystem.of(design.terms(), Designs.N);
    system.factor(design.theta());
    double[] v = random.doubles(Designs.N, -1, 1).toArray();
    double[] u = random.doubles(system.size(), -1, 1).toArray();
    assertThat(
            MatrixUtils.createRealVector(system.sums(v))
                .dotProduct(MatrixUtils.createRealVector(system.effects(u))))
        .isCloseTo(
            MatrixUtils.createRealVector(v)
                .dotProduct(MatrixUtils.createRealVector(system.predict(u))),
            within(1e-10));
  }

  /** ZΛ, column by column. */
  private static RealMatrix columns(BlockedSystem system) {
    RealMatrix out = MatrixUtils.createRealMatrix(Designs.N, system.size());
    for (int e = 0; e < system.size(); e++) {
      double[] unit = new double[system.size()];
      unit[e] = 1;
      out.setColumn(e, system.predict(unit));
    }
    assertThat(Arrays.stream(out.getData()).flatMapToDouble(Arrays::stream).sum()).isNotZero();
    return out;
  }
}
