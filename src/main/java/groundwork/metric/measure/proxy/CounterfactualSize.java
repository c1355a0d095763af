package groundwork.metric.measure.proxy;

import groundwork.explanation.counterfactual.CounterfactualSearch;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Draws;
import groundwork.model.Parameters;
import java.util.Map;

/**
 * How large the smallest change is that a counterfactual explanation of this item has to tell: the
 * number of changed features, the sum of the changes in median absolute deviations, or how far the
 * changed instance lies from known ones. Lower is simpler. It is a property of the item and the
 * model, the same for every attribution; the search cannot prove that there is nothing smaller, so
 * it is an upper bound.
 *
 * @param what features, distance or surroundings
 * @param budget how many rows the model may be asked about
 * @see <a href="https://doi.org/10.2139/ssrn.3063289">Wachter, Mittelstadt and Russell (2018)</a>
 */
public record CounterfactualSize(What what, int budget) implements LocalMetric {
  public static final String ID = "counterfactual-size";

  /** What is measured. */
  public enum What {
    FEATURES("sparse", "features"),
    DISTANCE("near", "median absolute deviations"),
    SURROUNDINGS("plausible", "Gower distance");

    private final String objective;
    private final String unit;

    What(String objective, String unit) {
      this.objective = objective;
      this.unit = unit;
    }

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public CounterfactualSize {
    Parameters.require(budget >= 1, "\"budget\" is %s; at least 1 is needed", budget);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Counterfactual size")
        .says(
            switch (what) {
              case FEATURES -> "Fewest features that must change to turn the prediction.";
              case DISTANCE -> "Smallest change that turns the prediction, in deviations.";
              case SURROUNDINGS ->
                  "Distance of the most plausible turned instance from known ones of its class.";
            })
        .property(what == What.SURROUNDINGS ? "coherence" : "compactness")
        .lower(0.0, null, what.unit)
        .with(Map.of("measure", what.word(), "budget", budget))
        .assumes("People are told one counterfactual, and it is the best that was found.")
        .source("10.2139/ssrn.3063289")
        .needs(Need.MODEL);
  }

  @Override
  public Score score(Case explained) {
    if (explained.model().classes().size() < 2) {
      return Score.none("the model gives one value: there is no other class");
    }
    if (explained.size() == 0) {
      return Score.none("the input has no values that could change");
    }
    var found =
        CounterfactualSearch.of(Map.of("objective", what.objective, "budget", budget))
            .search(
                explained.model(),
                explained.input(),
                explained.background(),
                Draws.seed(explained, ID, 0));
    if (found.found().isEmpty()) {
      return Score.none("no counterfactual was found: " + found.note());
    }
    var best = found.found().getFirst();
    return switch (what) {
      case FEATURES -> Score.of(best.changed().length);
      case DISTANCE -> Score.of(best.distance());
      case SURROUNDINGS ->
          best.surroundings() == null
              ? Score.none("no row of the background has the class of the counterfactual")
              : Score.of(best.surroundings());
    };
  }
}
