package groundwork.analysis.control;

import groundwork.analysis.entity.Frame.ScaleAnswer;
import groundwork.analysis.entity.Results.Measure;
import groundwork.analysis.entity.Results.Reliability;
import groundwork.analysis.entity.Results.Row;
import groundwork.statistics.Mean;
import groundwork.statistics.agreement.Alpha;
import groundwork.study.entity.Block;
import groundwork.study.entity.Instrument;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scores of the questionnaires, by arm, with the reliability of each scale. */
record Scales(StudyVersion version, List<ScaleAnswer> all, List<String> arms) {
  List<Measure> measures() {
    var measures = new ArrayList<Measure>();
    for (var block : version.definition().blocks().toList()) {
      if (block instanceof Block.Questionnaire questionnaire) {
        var answers = all.stream().filter(one -> one.block().equals(block.id())).toList();
        if (!answers.isEmpty()) {
          measures.add(measure(questionnaire, answers));
        }
      }
    }
    return measures;
  }

  private Measure measure(Block.Questionnaire block, List<ScaleAnswer> answers) {
    Instrument instrument = version.instruments().get(block.instrument());
    var rows = new ArrayList<Map<String, Object>>();
    for (var arm : arms) {
      double[] scores =
          answers.stream()
              .filter(one -> one.arm().equals(arm))
              .mapToDouble(one -> Mean.of(values(one)))
              .toArray();
      if (scores.length > 0) {
        rows.add(People.row(new Row().and("arm", arm), scores).done());
      }
    }
    return new Measure(
        "scale-" + block.id(),
        instrument.title(),
        "points from %d to %d".formatted(instrument.scale().min(), instrument.scale().max()),
        "Mean of the scale's items for each person, reversed items turned round, averaged.",
        "scale",
        "score",
        List.of("arm"),
        rows,
        "t 95 %",
        "Instrument version %s. %s"
            .formatted(instrument.version(), instrument.reference().citation()),
        reliability(answers),
        "point-interval",
        null);
  }

  /** Over all arms together; null where it does not exist: too few items or people, no variance. */
  private static Reliability reliability(List<ScaleAnswer> answers) {
    double[][] rows = answers.stream().map(Scales::values).toArray(double[][]::new);
    try {
      var alpha = Alpha.cronbach(rows, Resampling.LEVEL);
      return new Reliability(
          alpha.estimate(),
          alpha.interval().low(),
          alpha.interval().high(),
          alpha.n(),
          alpha.items());
    } catch (IllegalArgumentException undefined) {
      return null;
    }
  }

  private static double[] values(ScaleAnswer answer) {
    return answer.items().values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
