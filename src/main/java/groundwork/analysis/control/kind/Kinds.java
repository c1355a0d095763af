package groundwork.analysis.control.kind;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The runners that there are. */
public final class Kinds {
  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("descriptive", new Descriptives());

    // two groups
    KINDS.put("t-test", new TTestKind());
    KINDS.put("mann-whitney", new MannWhitneyKind());
    KINDS.put("wilcoxon", new WilcoxonKind());
    KINDS.put("permutation", new PermutationKind());
    KINDS.put("tost", new TostKind());
    KINDS.put("bayes-t", new BayesTKind());
    KINDS.put("binomial", new BinomialKind());

    // several groups
    KINDS.put("anova", new AnovaKind());
    KINDS.put("ancova", new AnovaKind());
    KINDS.put("rm-anova", new RepeatedMeasuresKind());
    KINDS.put("emmeans", new MarginalMeansKind());
    KINDS.put("kruskal-wallis", new KruskalWallisKind());
    KINDS.put("friedman", new FriedmanKind());

    // counts
    KINDS.put("chi-square", new ChiSquareKind());
    KINDS.put("fisher", new FisherKind());
    KINDS.put("mcnemar", new McNemarKind());
    KINDS.put("cochran-q", new CochranQKind());

    // association
    KINDS.put("correlation", new Correlations());
    KINDS.put("ols", new LinearRegression());
    KINDS.put("logistic", new LogisticRegression());

    // mixed models
    KINDS.put("lmm", new LinearMixed());
    KINDS.put("glmm", new GlmmKind());

    // ordinal, choices
    KINDS.put("clm", new ClmKind());
    KINDS.put("clmm", new ClmKind());
    KINDS.put("bradley-terry", new BradleyTerryKind());

    // survival
    KINDS.put("survival", new Survivals());

    // decisions
    KINDS.put("signal-detection", new Detections());
    KINDS.put("reliance", new Reliances());
    KINDS.put("simulatability", new Simulations());
    KINDS.put("calibration", new Calibrations());

    // agreement, reliability
    KINDS.put("agreement", new Agreements());
    KINDS.put("reliability", new Reliabilities());

    // power
    KINDS.put("power", new PowerKind());
  }

  private Kinds() {}

  /**
   * @param name as plans have it
   */
  public static Optional<Kind> of(String name) {
    return Optional.ofNullable(KINDS.get(name));
  }
}
