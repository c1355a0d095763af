package groundwork.power.control;

import groundwork.power.entity.Assumptions;
import groundwork.power.entity.PowerPoint;
import groundwork.statistics.multiple.Adjustment;
import groundwork.statistics.power.PlannedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Simulates a planned study at any number of participants. The same seed gives the same counts. */
final class Simulating {
  private static final int CHUNK = 16; // draws between two looks at whether to go on

  private final PlannedAnalysis most;
  private final Assumptions assumed;

  /**
   * @param most planned rows of as many participants as will be asked for, or more
   */
  Simulating(PlannedAnalysis most, Assumptions assumed) {
    this.most = most;
    this.assumed = assumed;
  }

  /**
   * @param progress is told of each draw that is done, and may throw to stop
   */
  PowerPoint point(Search.Ask ask, IntConsumer progress) {
    var planned = most.first(ask.participants());
    var truth = new Truth(planned, assumed);
    var model = truth.model(ask.effect());
    int[] tested = truth.tested();
    var outcomes = new ArrayList<PlannedModel.Outcome>();
    for (int from = 0; from < assumed.draws(); from += CHUNK) {
      int to = Math.min(assumed.draws(), from + CHUNK);
      outcomes.addAll(model.outcomes(tested, assumed.seed() + ask.participants(), from, to));
      progress.accept(to - from);
    }
    return counted(ask, truth, outcomes);
  }

  private PowerPoint counted(Search.Ask ask, Truth truth, List<PlannedModel.Outcome> outcomes) {
    var adjust = Adjustment.named(assumed.adjust());
    int[] each = new int[assumed.targets().size()];
    int found = 0;
    int draws = 0;
    int singular = 0;
    for (var outcome : outcomes) {
      if (!outcome.converged() || Arrays.stream(outcome.p()).anyMatch(Double::isNaN)) {
        continue;
      }
      draws++;
      singular += outcome.singular() ? 1 : 0;
      double[] p = adjust.of(outcome.p());
      int hits = 0;
      for (int t = 0; t < p.length; t++) {
        if (p[t] < assumed.alpha()) {
          each[t]++;
          hits++;
        }
      }
      found += "any".equals(assumed.goal()) ? (hits > 0 ? 1 : 0) : hits == p.length ? 1 : 0;
    }
    return new PowerPoint(
        ask.kind(),
        ask.participants(),
        truth.coefficient(assumed.targets().getFirst(), ask.effect()),
        draws,
        outcomes.size() - draws,
        singular,
        found,
        Arrays.stream(each).boxed().toList());
  }
}
