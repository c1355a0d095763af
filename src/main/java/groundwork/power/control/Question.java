package groundwork.power.control;

import groundwork.plan.entity.Analysis;
import groundwork.plan.entity.Plan;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A design that can be asked about: what the study's files say, planned for a number of people.
 *
 * @param plan null where the study has none
 * @param files text of each file, so that the question can be asked again when they have changed
 */
record Question(StudyVersion version, Plan plan, Map<String, String> files) {
  private static final int MOST = 2000;
  private static final int LOOK = 12; // participants that show what the columns are

  /** Analyses of people that power can be asked for, the primary ones first. */
  List<Analysis> analyses() {
    if (plan == null) {
      return List.of();
    }
    var all = new ArrayList<Analysis>();
    for (var role : List.of("primary", "secondary", "exploratory")) {
      plan.analyses().stream()
          .filter(one -> one.role().equals(role) && PlannedAnalysis.simulates(one))
          .forEach(all::add);
    }
    return all;
  }

  Optional<Analysis> analysis(String id) {
    return analyses().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  int arms() {
    return version.definition().arms().size();
  }

  /**
   * Enough people that every arm and order of conditions occurs.
   *
   * @throws IllegalArgumentException if the formula or filter needs what a design does not say
   */
  PlannedAnalysis looked(Analysis analysis) {
    return planned(analysis, LOOK * arms());
  }

  PlannedAnalysis planned(Analysis analysis, int participants) {
    return PlannedAnalysis.of(
        plan, analysis, PlannedRows.of(version, Math.min(participants, MOST)));
  }

  /** Trials of one participant: those of the analysis, else all that ask for something. */
  int trials(Optional<PlannedAnalysis> analysis) {
    var rows =
        analysis.map(PlannedAnalysis::rows).orElseGet(() -> PlannedRows.of(version, LOOK * arms()));
    int people = rows.factor("participant").used().levels().size();
    return Math.max(1, Math.round((float) rows.rows() / people));
  }

  /** How many pairs of methods people choose between; 0 where nobody chooses. */
  int pairs() {
    return version
        .definition()
        .trials()
        .filter(block -> block.task().compares())
        .mapToInt(block -> Math.max(1, block.methods().size() * (block.methods().size() - 1) / 2))
        .max()
        .orElse(0);
  }

  /** The most participants that the study takes, or what is usual. */
  int most() {
    var quota = version.definition().assignment().quota();
    int fewest = Math.max(8, 4 * arms());
    return Math.max(2 * fewest, Math.min(MOST, quota == null ? 400 : quota));
  }
}
