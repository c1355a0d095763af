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

    // several groups
    KINDS.put("kruskal-wallis", new KruskalWallisKind());
    KINDS.put("friedman", new FriedmanKind());

    // counts
    KINDS.put("chi-square", new ChiSquareKind());
    KINDS.put("fisher", new FisherKind());
    KINDS.put("mcnemar", new McNemarKind());
    KINDS.put("cochran-q", new CochranQKind());

    // association

    // mixed models
    KINDS.put("lmm", new LinearMixed());
    KINDS.put("glmm", new GlmmKind());

    // ordinal, choices
    KINDS.put("clm", new ClmKind());
    KINDS.put("clmm", new ClmKind());
    KINDS.put("bradley-terry", new BradleyTerryKind());

    // survival

    // decisions

    // agreement, reliability

    // power

  }

  private Kinds() {}

  /**
   * @param name as plans have it
   */
  public static Optional<Kind> of(String name) {
    return Optional.ofNullable(KINDS.get(name));
  }
}
