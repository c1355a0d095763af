package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.design.RandomTerm;
import java.util.List;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

/** The small pieces, by hand or beside another library. */
class AlgebraTest {
  /** {{4, 2, 2}, {2, 5, 3}, {2, 3, 6}} = U'U with U = {{2, 1, 1}, {0, 2, 1}, {0, 0, 2}}. */
  private static final double[] SQUARE = {4, 2, 2, 2, 5, 3, 2, 3, 6};

  private static final double[] ROOT = {2, 1, 1, 0, 2, 1, 0, 0, 2};

  @Test
  void a_root_is_found_in_the_upper_triangle() {
    double[] a = {4, 2, 2, -7, 5, 3, -8, -9, 6};
    assertThat(Dense.cholesky(a, 3)).isTrue();
    assertThat(a).containsExactly(2, 1, 1, -7, 2, 1, -8, -9, 2);
    assertThat(Dense.logDeterminant(a, 3)).isEqualTo(Math.log(64), within(1e-14));
    assertThat(Dense.cholesky(new double[] {1, 2, 2, 4}, 2)).isFalse();
    assertThat(Dense.cholesky(new double[] {0}, 1)).isFalse();
    assertThat(Dense.cholesky(new double[] {Double.NaN}, 1)).isFalse();
    double[] diagonal = {9, 0, 0, 16};
    assertThat(Dense.cholesky(diagonal, 2)).isTrue();
    assertThat(diagonal).containsExactly(3, 0, 0, 4);
  }

  /** Columns (2, 5, 7) and (4, 4, 8): U'^-1 forwards, U^-1 backwards. */
  @Test
  void triangles_are_solved_for_several_columns() {
    double[] b = {2, 4, 5, 4, 7, 8};
    Dense.solveTransposed(ROOT, 3, b, 2);
    assertThat(b).containsExactly(1, 2, 2, 1, 2, 2.5);
    double[] c = {2, 4, 5, 4, 7, 8};
    Dense.solveUpper(ROOT, 3, c, 2);
    assertThat(c).containsExactly(-1.125, 0, 0.75, 0, 3.5, 4);
  }

  @Test
  void an_inverse_is_full_and_symmetric() {
    double[] inverse = Dense.inverse(ROOT, 3);
    var expected =
        new LUDecomposition(
                MatrixUtils.createRealMatrix(new double[][] {{4, 2, 2}, {2, 5, 3}, {2, 3, 6}}))
            .getSolver()
            .getInverse();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(inverse[i * 3 + j]).isEqualTo(expected.getEntry(i, j), within(1e-14));
      }
    }
  }

  @Test
  void products_by_hand() {
    double[] a = {1, 2, 3, 4, 5, 6}; // 2 x 3 or 3 x 2
    assertThat(Dense.transposed(a, 2, 3)).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(Dense.times(a, new double[] {1, 0, 2, 0, 1, -1}, 2, 3, 2))
        .containsExactly(8, -3, 20, -6);
    assertThat(Dense.crossed(a, new double[] {1, 2}, 2, 3, 1)).containsExactly(9, 12, 15);
    assertThat(Dense.dot(a, 1, a, 3, 3)).isEqualTo(2 * 4 + 3 * 5 + 4 * 6);
    double[] y = {1, 1, 1};
    Dense.axpy(2, a, 1, y, 1, 2);
    assertThat(y).containsExactly(1, 5, 7);
    double[] mirrored = {1, 2, 3, 0, 4, 5, 0, 0, 6};
    Dense.mirror(mirrored, 3);
    assertThat(mirrored).containsExactly(1, 2, 3, 2, 4, 5, 3, 5, 6);
  }

  /** {{2, 1}, {1, 2}} has the values 3 and 1. */
  @Test
  void axes_stand_from_the_longest_down() {
    double[][] a = {{2, 1}, {1, 2}};
    var axes = Symmetric.Axes.of(a);
    assertThat(axes.values()).containsExactly(new double[] {3, 1}, within(1e-14));
    assertThat(axes.vectors()[0][0]).isEqualTo(axes.vectors()[0][1], within(1e-14));
    assertThat(axes.vectors()[1][0]).isEqualTo(-axes.vectors()[1][1], within(1e-14));
    assertThat(axes.rank()).isEqualTo(2);
    assertThat(Symmetric.Axes.of(new double[][] {{1, 1}, {1, 1}}).rank()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Symmetric.Axes.of(new double[2][2]).rank())
        .withMessage("every hypothesis is zero");
  }

  @Test
  void forms_by_hand() {
    double[][] a = {{2, 1}, {1, 3}};
    assertThat(Symmetric.quadratic(a, new double[] {1, -2})).isEqualTo(2 - 4 + 12);
    assertThat(Symmetric.scaled(a, 3)).isDeepEqualTo(new double[][] {{6, 3}, {3, 9}});
    double[][] l = {{1, 0}, {1, 1}};
    assertThat(Symmetric.sandwich(l, a)).isDeepEqualTo(new double[][] {{2, 3}, {3, 7}});
    assertThat(Symmetric.combine(new double[] {2, -1}, l)).containsExactly(1, -1);
  }

  @Test
  void a_pseudo_inverse_is_the_inverse_where_there_is_one() {
    double[][] inverse = Symmetric.pseudoInverse(new double[][] {{2, 1}, {1, 3}}, 1e-10);
    double[][] expected = {{0.6, -0.2}, {-0.2, 0.4}};
    for (int i = 0; i < 2; i++) {
      assertThat(inverse[i]).containsExactly(expected[i], within(1e-14));
    }
    // a variable of no variance has none, the other keeps its own
    double[][] half = Symmetric.pseudoInverse(new double[][] {{4, 0}, {0, 0}}, 1e-10);
    assertThat(half[0]).containsExactly(new double[] {0.25, 0}, within(1e-14));
    assertThat(half[1]).containsExactly(new double[] {0, 0}, within(1e-14));
  }

  /** Relative factor {{0.5, 0}, {-1, 2}} and sigma 2: {{1, 0}, {-2, 4}}. */
  @Test
  void random_effects_by_hand() {
    var term =
        new RandomTerm(
            "g",
            new int[] {0},
            List.of("a"),
            new double[][] {{1}, {3}},
            List.of("(Intercept)", "x"));
    var effects = RandomEffects.of(term, new double[] {9, 0.5, -1, 2}, 1, 2);
    assertThat(effects.group()).isEqualTo("g");
    assertThat(effects.names()).containsExactly("(Intercept)", "x");
    assertThat(effects.covariance()).isDeepEqualTo(new double[][] {{1, -2}, {-2, 20}});
    assertThat(effects.sd()).containsExactly(1, Math.sqrt(20));
    assertThat(effects.correlations()[0][1]).isEqualTo(-2 / Math.sqrt(20), within(1e-15));
    assertThat(effects.correlations()[1][0]).isEqualTo(effects.correlations()[0][1]);
    assertThat(effects.correlations()[1][1]).isEqualTo(1);
    // z'Σz of the one row: 1 - 2 · 2 · 3 + 9 · 20
    assertThat(VarianceExplained.mean(term, effects.covariance())).isEqualTo(1 - 12 + 180);
  }

  @Test
  void shares_of_variance_by_hand() {
    var explained = new VarianceExplained(1, 2, 5);
    assertThat(explained.marginal()).isEqualTo(1 / 8.0);
    assertThat(explained.conditional()).isEqualTo(3 / 8.0);
    assertThat(explained.icc()).isEqualTo(2 / 7.0);
    // 1 + 2x over x = 0, 1, 2: 1, 3, 5
    assertThat(VarianceExplained.fixed(new double[][] {{1, 1, 1}, {0, 1, 2}}, new double[] {1, 2}))
        .isEqualTo(4);
  }

  @Test
  void corners_and_blocks_by_hand() {
    double[] matrix = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertThat(Positive.corner(matrix, 3, 2)).containsExactly(5, 6, 8, 9);
    assertThat(Positive.corner(matrix, 3, 3)).isEqualTo(matrix);
    assertThat(Positive.blocks(new double[][] {{3}}, 2, new double[] {1, 2, 4, 5}, 2))
        .containsExactly(6, 0, 0, 0, 1, 2, 0, 4, 5);
  }

  /** Twice the inverse of the curvature; of its first part where the whole has none. */
  @Test
  void a_covariance_is_twice_the_inverse_of_the_curvature() {
    var whole = new Positive(new double[2], new double[] {2, 1, 1, 3});
    double[][] both = whole.covariance(2);
    assertThat(both[0]).containsExactly(new double[] {1.2, -0.4}, within(1e-14));
    assertThat(both[1]).containsExactly(new double[] {-0.4, 0.8}, within(1e-14));
    assertThat(whole.covariance(1)[0]).containsExactly(new double[] {1.2}, within(1e-14));
    var boundary = new Positive(new double[2], new double[] {4, 0, 0, -1});
    assertThat(boundary.covariance(1)[0]).containsExactly(0.5);
    var lost = new Positive(new double[2], new double[] {-4, 0, 0, 1});
    assertThat(lost.covariance(1)[0]).containsExactly(Double.NaN);
  }

  @Test
  void thresholds_by_hand() {
    assertThat(Thresholds.FLEXIBLE.design(2)).isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
    assertThat(Thresholds.FLEXIBLE.names(List.of("a", "b", "c"))).containsExactly("a|b", "b|c");
    assertThat(Thresholds.SYMMETRIC.design(1)).isDeepEqualTo(new double[][] {{1}});
    assertThat(Thresholds.SYMMETRIC.design(2)).isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
    assertThat(Thresholds.SYMMETRIC.design(3))
        .isDeepEqualTo(new double[][] {{1, -1}, {1, 0}, {1, 1}});
    assertThat(Thresholds.SYMMETRIC.names(List.of("a", "b"))).containsExactly("central");
    assertThat(Thresholds.SYMMETRIC.names(List.of("a", "b", "c")))
        .containsExactly("central.1", "central.2");
    assertThat(Thresholds.SYMMETRIC.names(List.of("a", "b", "c", "d")))
        .containsExactly("central", "spacing.1");
    assertThat(Thresholds.EQUIDISTANT.names(List.of("a", "b", "c")))
        .containsExactly("threshold.1", "spacing");
  }

  /** R 4.2.2: pt(-2, 10) and qt(.95, 10); pf(4, 1, 10). */
  @Test
  void effects_and_F_by_hand() {
    var effect = Effect.of(-3, 1.5, 10, 0.9);
    assertThat(effect.t()).isEqualTo(-2);
    assertThat(effect.p()).isEqualTo(0.0733880347707404, within(1e-12));
    assertThat(effect.interval().low()).isEqualTo(-3 - 1.5 * 1.81246112281168, within(1e-12));
    assertThat(effect.interval().high()).isEqualTo(-3 + 1.5 * 1.81246112281168, within(1e-12));
    assertThat(effect.df()).isEqualTo(10);
    assertThat(effect.se()).isEqualTo(1.5);
    var test = FTest.of(4, 1, 10);
    assertThat(test.p()).isEqualTo(effect.p(), within(1e-12));
    assertThat(FTest.of(2, 2, Double.POSITIVE_INFINITY).p()).isEqualTo(Math.exp(-2), within(1e-14));
  }

  @Test
  void squares_of_the_root_give_back_the_matrix() {
    assertThat(Dense.crossed(ROOT, ROOT, 3, 3, 3)).isEqualTo(SQUARE);
  }
}
