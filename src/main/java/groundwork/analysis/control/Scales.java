package groundwork.analysis.control;

import groundwork.analysis.entity.Frame.ScaleAnswer;
import groundwork.analysis.entity.Results.Measure;
import groundwork.analysis.entity.Results.Row;
import groundwork.statistics.Proportion;
import groundwork.study.entity.Block;
import groundwork.study.entity.Instrument;
import groundwork.study.entity.Score;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Scores of the questionnaires, by arm, with the reliability of each scale and subscale. */
record Scales(
    StudyVersion version, List<ScaleAnswer> all, List<String> arms, Resampling resampling) {
  List<Measure> measures() {
    var measures = new ArrayList<Measure>();
    for (var block : version.definition().blocks().toList()) {
      if (block instanceof Block.Questionnaire questionnaire) {
        var answers = all.stream().filter(one -> one.block().equals(block.id())).toList();
        var scale = version.scale(questionnaire);
        if (answers.isEmpty()) {
          continue;
        }
        if (scale.scores().isEmpty()) {
          measures.add(shares(questionnaire, scale, answers));
        }
        for (var score : scale.scores()) {
          measures.add(measure(questionnaire, scale, score, answers));
        }
      }
    }
    return measures;
  }

  private Measure measure(
      Block.Questionnaire block, Instrument scale, Score score, List<ScaleAnswer> answers) {
    boolean whole = score.id().equals(Score.WHOLE);
    var id = "scale-" + block.id() + (whole ? "" : "-" + score.id());
    var rows = new ArrayList<Map<String, Object>>();
    for (var arm : arms) {
      var there = answers.stream().filter(one -> one.arm().equals(arm)).toList();
      double[] scores =
          there.stream()
              .map(one -> score.value(scale, one.items()))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .toArray();
      if (scores.length > 0) {
        var row = People.row(new Row().and("arm", arm), scores);
        rows.add(row.and("undefined", there.size() - scores.length).done());
      }
    }
    var range = score.range(scale);
    return new Measure(
        id,
        whole ? scale.title() : scale.title() + ": " + score.title(),
        "from %s to %s".formatted(number(range[0]), number(range[1])),
        said(scale, score),
        "scale",
        "score",
        List.of("arm"),
        rows,
        "t 95 %",
        "Instrument version %s. %s".formatted(scale.version(), scale.reference().citation()),
        new ScaleReliability(resampling)
            .of(answers.stream().map(ScaleAnswer::items).toList(), score.members(scale), id),
        "point-interval",
        null);
  }

  private static String said(Instrument scale, Score score) {
    int items = score.members(scale).size();
    var how =
        score.formula().equals("mean")
            ? "Mean of " + (items == scale.items().size() ? "the scale's items" : items + " items")
            : score.formula() + " over " + items + " items";
    var missing =
        score.needed() == 1
            ? "all of them must be answered"
            : "at least %.0f %% of them must be answered".formatted(100 * score.needed());
    return how
        + " for each person, reversed items turned round, averaged; "
        + missing
        + (score.high() == null ? "." : ". High: " + score.high() + ".");
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.valueOf(Math.round(value * 100) / 100.0);
  }

  /** Reasons that may be ticked have no total: how many ticked each. */
  private Measure shares(Block.Questionnaire block, Instrument scale, List<ScaleAnswer> answers) {
    var rows = new ArrayList<Map<String, Object>>();
    for (var arm : arms) {
      var there = answers.stream().filter(one -> one.arm().equals(arm)).toList();
      for (var item : there.isEmpty() ? List.<Instrument.Item>of() : scale.items()) {
        int ticked =
            (int)
                there.stream().filter(one -> one.items().getOrDefault(item.id(), 0.0) == 1).count();
        var share = Proportion.wilson(ticked, there.size(), Resampling.LEVEL);
        rows.add(
            new Row()
                .and("arm", arm)
                .and("measure", item.id())
                .and("measureLabel", item.text())
                .and("estimate", share.estimate())
                .within(share.interval())
                .and("n", there.size())
                .and("participants", there.size())
                .done());
      }
    }
    return new Measure(
        "scale-" + block.id(),
        scale.title(),
        "share of people",
        "Share of people who ticked each reason; several may be ticked, and there is no total.",
        "proportion",
        "percent",
        List.of("arm", "measure"),
        rows,
        "Wilson 95 %",
        "Instrument version %s. %s".formatted(scale.version(), scale.reference().citation()),
        null,
        "point-interval",
        null);
  }
}
