package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Among the other items with the same explanation, the share with the same predicted class.
 * Explanations are the same if they are the same {@link Discretised}. An item whose explanation no
 * other has, has no score.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2202.00734">Dasgupta, Frost and Moshkovitz
 *     (2022)</a>
 */
record Consistency(Discretised discretised, Prepared prepared, boolean quantus)
    implements SetMetric {
  static final String ID = "consistency";

  static Kind kind() {
    return Kind.of(
        ID,
        Consistency::of,
        new Setting(
            "discretise",
            "top-n-sign",
            "top-n-sign (the n strongest and their signs), sign, rank or rounding"),
        new Setting("n", 5, "of top-n-sign: how many features"),
        new Setting("digits", 2, "of rounding: how many decimals"),
        Prepared.settings(false)[0],
        Prepared.settings(false)[1],
        Prepared.settings(false)[2],
        Kind.compatibility(Sensitivity.QUANTUS));
  }

  private static Consistency of(Parameters p) {
    boolean quantus = p.compatibility(Sensitivity.QUANTUS).equals(Sensitivity.QUANTUS);
    return new Consistency(Discretised.of(p, quantus), Prepared.of(p, false, true), quantus);
  }

  @Override
  public Card card() {
    var settings = new TreeMap<>(discretised.parameters());
    settings.putAll(prepared.with(Map.of()));
    if (quantus) {
      settings.put("compatibility", Sensitivity.QUANTUS);
    }
    return Card.of(ID, "1", "Consistency")
        .says("Share of the other items with the same explanation that have the same prediction.")
        .property("consistency")
        .higher(0.0, 1.0, "share")
        .with(settings)
        .assumes("Explanations that are equal in what is kept of them say the same to people.")
        .source("10.48550/arXiv.2202.00734")
        .needs(Need.MODEL);
  }

  @Override
  public SetScores scores(List<Case> cases) {
    if (cases.stream().anyMatch(one -> one.size() != cases.getFirst().size())) {
      var none = Score.none("items have different features: no explanation is like another");
      return SetScores.each(Collections.nCopies(cases.size(), none));
    }
    var size = new Scaling.Size();
    cases.forEach(explained -> size.add(explained.attribution()));
    var kept = new ArrayList<String>();
    int[] classes = classes(cases);
    var alike = new HashMap<String, Integer>();
    var agreeing = new HashMap<String, Integer>();
    for (int n = 0; n < classes.length; n++) {
      var explained = cases.get(n);
      kept.add(discretised.key(prepared.values(explained.attribution(), size)));
      if (counts(explained)) {
        alike.merge(kept.get(n), 1, Integer::sum);
        agreeing.merge(classes[n] + ":" + kept.get(n), 1, Integer::sum);
      }
    }
    var scores = new ArrayList<Score>();
    for (int n = 0; n < classes.length; n++) {
      scores.add(
          counts(cases.get(n))
              ? score(alike.get(kept.get(n)) - 1, agreeing.get(classes[n] + ":" + kept.get(n)) - 1)
              : Score.none(refusal(cases.get(n))));
    }
    return SetScores.each(scores);
  }

  /** All at once where cases share a model; texts each have one that reads their own words. */
  private static int[] classes(List<Case> cases) {
    var model = cases.isEmpty() ? null : cases.getFirst().model();
    return cases.stream().allMatch(explained -> explained.model() == model) && model != null
        ? Asked.classes(model, cases.stream().map(Case::input).toArray(double[][]::new))
        : cases.stream().mapToInt(Changed::predicted).toArray();
  }

  private boolean counts(Case explained) {
    return quantus || refusal(explained) == null;
  }

  private static String refusal(Case explained) {
    return explained.model().classes().size() < 2
        ? "the model gives one value: there are no classes to agree on"
        : Stability.zero(explained);
  }

  private Score score(int others, int same) {
    if (quantus) {
      return Score.of(same / (others + 1e-9));
    }
    return others == 0
        ? Score.none("no other item has the same explanation")
        : Score.of(same / (double) others);
  }
}
