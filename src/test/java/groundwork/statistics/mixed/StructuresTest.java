package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The blocked computation against the definition, over every structure of random effects. */
class StructuresTest {
  static List<Designs> designs() {
    return Designs.all();
  }

  @ParameterizedTest
  @MethodSource("designs")
  void the_deviance_is_that_of_the_full_matrices(Designs design) {
    for (Estimator estimator : Estimator.values()) {
      double[] theta = design.theta();
      double full = Full.of(design.y(), design.x(), design.terms(), theta).deviance(estimator);
      assertThat(design.deviance(estimator).value(theta)).isCloseTo(full, within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void the_gradient_is_that_of_differences(Designs design) {
    for (Estimator estimator : Estimator.values()) {
      var deviance = design.deviance(estimator);
      double[] theta = design.theta();
      double[] gradient = deviance.point(theta).gradient();
      for (int j = 0; j < theta.length; j++) {
        double h = 1e-5;
        double[] up = theta.clone();
        up[j] += h;
        double[] down = theta.clone();
        down[j] -= h;
        double slope = (deviance.value(up) - deviance.value(down)) / (2 * h);
        assertThat(gradient[j]).isCloseTo(slope, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void the_gradient_holds_where_every_variance_is_zero(Designs design) {
    var deviance = design.deviance(Estimator.REML);
    double[] theta = new double[design.theta().length];
    assertThat(deviance.point(theta).gradient()).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void the_fit_is_a_minimum_with_a_vanishing_gradient(Designs design) {
    var fit = LinearMixedModel.fit(design.y(), design.x(), design.terms(), Estimator.REML);
    assertThat(fit.converged()).isTrue();
    assertThat(LinearMixedModelTest.slope(fit, fit.theta())).isLessThan(1e-6);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void kenward_and_roger_agree_with_the_full_matrices(Designs design) {
    var fit = LinearMixedModel.fit(design.y(), design.x(), design.terms(), Estimator.REML);
    assertThat(fit.isSingular()).isFalse();
    var full = Full.of(design.y(), design.x(), design.terms(), fit.theta());
    var adjusted = full.adjusted(fit.sigma() * fit.sigma());
    double[][] vcov = KenwardRoger.of(fit).vcov();
    for (int i = 0; i < vcov.length; i++) {
      for (int j = 0; j < vcov.length; j++) {
        assertThat(vcov[i][j]).isCloseTo(adjusted.getEntry(i, j), within(1e-8));
      }
    }
  }
}
