package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Need;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.metric.measure.Scaling.Divisor;
import groundwork.metric.measure.Scaling.Scope;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The largest relative change of an explanation, over the change of what the model makes of the
 * input, among sampled inputs close by for which it predicts the same class: {@code ||(a - a')/a||}
 * over the larger of {@code least} and, of the input, {@code ||(x - x')/x||}, of the output, {@code
 * ||z(x) - z(x')||} (logits), of a hidden layer, {@code ||(h(x) - h(x'))/h(x)||}. Each entry is
 * divided by its own value, or by {@code least} where that is 0.
 *
 * <p>{@code relative: norms} is the better behaved ratio of norms {@code (||a - a'||/||a||) / (||x
 * - x'||/||x||)} (of the output {@code ||z - z'||/||z||}) that the authors' library takes.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2203.06877">Agarwal et al. (2022)</a>
 */
final class RelativeStability {
  static final String OPENXAI = "openxai-a182886";

  /** What the change of the explanation is compared with. */
  enum Of {
    INPUT,
    OUTPUT,
    REPRESENTATION
  }

  private final Of of;
  private final String library;
  private final Norm norm;
  private final boolean norms;
  private final double least;
  private final Hidden hidden;
  private final Output output;

  private RelativeStability(Of of, Parameters p) {
    this.of = of;
    library = p.compatibility(Sensitivity.QUANTUS, OPENXAI);
    norm = Sensitivity.norm(p, "norm");
    norms = p.word("relative", library.equals(OPENXAI) ? NORMS : ELEMENTS).equals("norms");
    least = p.number("least", 1e-6);
    Parameters.require(least > 0, "\"least\" is %s; it must be above 0", least);
    hidden = of == Of.REPRESENTATION ? Hidden.of(p, library) : null;
    output = of == Of.OUTPUT ? p.output(Output.LOGIT) : null;
  }

  private static final String[] ELEMENTS = {"elements", "norms"};
  private static final String[] NORMS = {"norms", "elements"};

  static Kind of(Of what) {
    var settings = new ArrayList<>(List.of(Nearby.settings(10)));
    settings.addAll(List.of(Prepared.settings(false)));
    settings.add(new Setting("norm", "l2", "l2, l1 or linf"));
    settings.add(
        new Setting("relative", "elements", "elements: each by its own value; norms: their ratio"));
    settings.add(new Setting("least", 1e-6, "stands for zeros below; above 0"));
    settings.add(new Setting("kept", 1_000_000, "how many nearby inputs count at most"));
    settings.add(Changed.setting(Changed.SKIP));
    if (what == Of.REPRESENTATION) {
      settings.add(Hidden.setting());
    }
    if (what == Of.OUTPUT) {
      settings.add(Parameters.output("logit"));
    }
    settings.add(Kind.compatibility(Sensitivity.QUANTUS, OPENXAI));
    return Kind.of(
        id(what), p -> new RelativeStability(what, p).metric(p), settings.toArray(Setting[]::new));
  }

  private static String id(Of what) {
    return "relative-" + what.name().toLowerCase(Locale.ROOT) + "-stability";
  }

  private Metric metric(Parameters p) {
    boolean quantus = library.equals(Sensitivity.QUANTUS);
    boolean openxai = library.equals(OPENXAI);
    var nearby =
        Nearby.of(
            p,
            quantus
                ? new Nearby(200, false, true, 0.2, 0.02, 0)
                : openxai
                    ? new Nearby(1000, true, true, 1e-5, Double.NaN, Math.sqrt(2 / Math.PI) * 1e-5)
                    : new Nearby(10, 0.2, 0.1));
    var prepared = Prepared.of(p, library, false, false, new Scaling(Scope.NONE, Divisor.MOMENT));
    var changed = Changed.of(p, quantus ? Changed.NONE : Changed.SKIP);
    int kept = p.integer("kept", openxai ? 100 : 1_000_000);
    Parameters.require(kept >= 1, "\"kept\" is %s; it must be at least 1", kept);
    var settings = new TreeMap<>(nearby.parameters());
    settings.putAll(prepared.with(Map.of()));
    settings.put("norm", norm.word());
    settings.put("relative", norms ? "norms" : "elements");
    settings.put("least", least);
    settings.put("kept", kept);
    settings.put("changed", changed.word());
    settings.putAll(Sensitivity.library(p));
    if (hidden != null) {
      settings.putAll(hidden.parameters());
    }
    if (output != null) {
      settings.put("output", output.word());
    }
    var stability =
        new Stability(
            card().with(settings),
            nearby,
            prepared,
            new Ratio(this::top, this::bottom),
            false,
            changed,
            kept,
            false,
            openxai ? Stability.Own.PREDICTED : Stability.Own.GIVEN,
            this::refusal);
    return prepared.bySet() ? new Stability.OfSet(stability) : stability;
  }

  private Card card() {
    var word = of.name().toLowerCase(Locale.ROOT);
    var card =
        Card.of(id(of), "1", "Relative " + word + " stability")
            .says(
                "Largest relative change of the explanation for each unit of "
                    + (of == Of.OUTPUT ? "change of the output" : "relative change of the " + word)
                    + ", over sampled inputs close by of the same predicted class."
                    + " A maximum over samples is a lower bound: it rises with samples.")
            .property("continuity")
            .lower(0.0, null, "relative change per change of the " + word)
            .assumes(
                "No value that changes is close to 0, neither of the explanation nor of what it is"
                    + " compared with: each is divided by itself (\"relative: norms\" does without).")
            .source("10.48550/arXiv.2203.06877");
    return switch (of) {
      case INPUT -> card.needs(Need.MODEL, Need.METHOD);
      case OUTPUT ->
          output == Output.LOGIT
              ? card.needs(Need.MODEL, Need.METHOD, Need.LOGITS)
              : card.needs(Need.MODEL, Need.METHOD);
      case REPRESENTATION -> card.needs(Need.MODEL, Need.METHOD, Need.WEIGHTS);
    };
  }

  private String refusal(Case explained) {
    if (output == Output.LOGIT && !explained.model().hasLogits()) {
      return "the model gives probabilities only: there are no logits whose change could be compared";
    }
    if (of == Of.REPRESENTATION) {
      var why = hidden.refusal(explained);
      if (why != null) {
        return why;
      }
    }
    return library.isEmpty() ? Stability.zero(explained) : null;
  }

  private double top(double[] a, double[] other) {
    return norms ? share(a, other) : norm.relative(a, other, least);
  }

  private double share(double[] a, double[] other) {
    double length = norm.of(a);
    return length == 0 ? Double.NaN : norm.distance(a, other) / length;
  }

  private double[] bottom(Case explained, double[][] near) {
    double[] own = represented(explained, new double[][] {explained.input()})[0];
    double[][] others = represented(explained, near);
    boolean absolute = of == Of.OUTPUT && !norms;
    double[] changes = new double[near.length];
    for (int n = 0; n < changes.length; n++) {
      double change =
          norms
              ? share(own, others[n])
              : absolute ? norm.distance(own, others[n]) : norm.relative(own, others[n], least);
      boolean same = library.isEmpty() && Arrays.equals(near[n], explained.input());
      changes[n] = same ? Double.NaN : least(change); // a draw that changes nothing says nothing
    }
    return changes;
  }

  private double least(double change) {
    return switch (library) {
      case OPENXAI -> change == 0 ? Double.NaN : change; // such draws are left out
      case Sensitivity.QUANTUS -> change == 0 ? least : change;
      default -> Math.max(change, least);
    };
  }

  private double[][] represented(Case explained, double[][] rows) {
    return switch (of) {
      case INPUT -> library.isEmpty() ? told(explained, rows) : rows;
      case OUTPUT -> explained.model().outputs(rows, output);
      case REPRESENTATION -> hidden.of(explained, rows);
    };
  }

  /** A category has no size: it is 1 where it is the input's own, else 0, a change of its whole. */
  private static double[][] told(Case explained, double[][] rows) {
    boolean[] category = explained.background().category();
    double[][] told = new double[rows.length][];
    for (int n = 0; n < told.length; n++) {
      told[n] = rows[n].clone();
      for (int i = 0; i < category.length; i++) {
        if (category[i]) {
          told[n][i] = rows[n][i] == explained.input()[i] ? 1 : 0;
        }
      }
    }
    return told;
  }
}
