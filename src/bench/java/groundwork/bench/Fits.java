package groundwork.bench;

import groundwork.statistics.mixed.BinomialFrame;
import groundwork.statistics.mixed.BinomialMixedModel;
import groundwork.statistics.mixed.Estimator;
import groundwork.statistics.mixed.LinearMixedModel;
import groundwork.statistics.mixed.Link;
import groundwork.statistics.mixed.RandomEffects;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Groundwork's fits of the made-up data. */
final class Fits {
  private Fits() {}

  static Estimates fit(Crossed data, Crossed.Outcome outcome, Crossed.Slope slope) {
    return outcome == Crossed.Outcome.MEASURED ? linear(data, slope) : logistic(data, slope);
  }

  private static Estimates linear(Crossed data, Crossed.Slope slope) {
    var fit = LinearMixedModel.fit(data.y(), data.x(), data.random(slope), Estimator.REML);
    var sd = spread(fit.random());
    sd.put("Residual|", fit.sigma());
    return new Estimates(fit.coefficients(), sd, fit.logLik());
  }

  private static Estimates logistic(Crossed data, Crossed.Slope slope) {
    var frame =
        BinomialFrame.binary(
            data.y(), data.x(), List.of("(Intercept)", "cond"), data.random(slope), Link.LOGIT);
    var fit = BinomialMixedModel.laplace(frame);
    return new Estimates(fit.coefficients(), spread(fit.random()), fit.logLik());
  }

  private static Map<String, Double> spread(List<RandomEffects> random) {
    var sd = new TreeMap<String, Double>();
    for (var one : random) {
      for (int k = 0; k < one.names().size(); k++) {
        sd.put(one.group() + "|" + one.names().get(k), one.sd()[k]);
      }
    }
    return sd;
  }
}
