package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Interval;
import groundwork.statistics.choice.BradleyTerry;
import groundwork.statistics.choice.Contests;
import groundwork.statistics.multiple.Adjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/** Comparisons of abilities two by two. */
final class Abilities {
  private Abilities() {}

  /**
   * @param bounds interval of the ability of one player less that of another
   */
  static void contrasts(
      FindingBuilder finding,
      Analysis analysis,
      Map<String, String> by,
      Contests contests,
      BradleyTerry fit,
      BiFunction<String, String, Interval> bounds) {
    var pairs = pairs(analysis, contests.players(), fit.reference());
    if (pairs.isEmpty()) {
      return;
    }
    double level = analysis.level();
    double[] p =
        pairs.stream()
            .mapToDouble(pair -> fit.difference(pair.get(0), pair.get(1), level).p())
            .toArray();
    var adjust = analysis.text("adjust", "holm");
    double[] adjusted = adjust.equals("none") ? p : Adjustment.named(adjust).of(p);
    for (int i = 0; i < p.length; i++) {
      var a = pairs.get(i).get(0);
      var b = pairs.get(i).get(1);
      var difference = fit.difference(a, b, level);
      var interval = bounds.apply(a, b);
      var chance =
          new EffectSize(
              "P(%s preferred)".formatted(a),
              fit.chance(a, b, level).estimate(),
              logistic(interval.low()),
              logistic(interval.high()),
              level);
      finding.contrast(
          new Contrast(
              a + " - " + b,
              by,
              "difference of abilities",
              difference.estimate(),
              difference.standardError(),
              difference.z(),
              null,
              p[i],
              adjusted[i],
              adjust,
              interval.low(),
              interval.high(),
              chance));
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** All pairs where nothing is said. */
  private static List<List<String>> pairs(
      Analysis analysis, List<String> players, String reference) {
    var asked = analysis.texts("contrasts");
    var all = new ArrayList<List<String>>();
    if (asked.isEmpty() || asked.equals(List.of("pairwise"))) {
      for (int i = 0; i < players.size(); i++) {
        for (int j = i + 1; j < players.size(); j++) {
          all.add(List.of(players.get(i), players.get(j)));
        }
      }
      return all;
    }
    if (asked.equals(List.of("reference"))) {
      players.stream()
          .filter(player -> !player.equals(reference))
          .forEach(player -> all.add(List.of(player, reference)));
      return all;
    }
    BinaryOperator<String> known =
        (player, contrast) -> {
          if (!players.contains(player)) {
            throw new IllegalArgumentException(
                "contrast \"%s\": there is no option \"%s\"; there are %s"
                    .formatted(contrast, player, players));
          }
          return player;
        };
    for (String contrast : asked) {
      var sides = contrast.split(" - ", 2);
      if (sides.length < 2) {
        throw new IllegalArgumentException(
            "contrast \"%s\" is not of the form \"a - b\"".formatted(contrast));
      }
      all.add(
          List.of(
              known.apply(sides[0].strip(), contrast), known.apply(sides[1].strip(), contrast)));
    }
    return all;
  }
}
