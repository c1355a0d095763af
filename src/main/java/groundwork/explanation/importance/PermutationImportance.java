package groundwork.explanation.importance;

import groundwork.explanation.Answers;
import groundwork.explanation.Background;
import groundwork.explanation.Grouping;
import groundwork.explanation.Units;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019): how much a model's loss
 * on labelled rows grows when one value is shuffled among the rows. Values of a group are shuffled
 * together and share the same number. The standard error is that of the mean over the shuffles; it
 * does not say what other rows would give. Each value draws its own numbers: the result for one
 * does not depend on what else is asked about.
 */
public record PermutationImportance(String loss, int repeats, Grouping grouping) {
  public static final String ID = "permutation-importance";
  public static final String SOURCE = "10.1023/A:1010933404324";

  private static final double LEAST = 1e-15; // a probability of 0 would cost infinitely much

  public static List<Setting> settings() {
    var settings =
        new ArrayList<>(
            List.of(
                new Setting(
                    "loss", "error", "what grows: error (share of wrong answers), log-loss"),
                new Setting("repeats", 10, "how often each value is shuffled, 2 to 10000")));
    settings.addAll(Grouping.parts());
    return settings;
  }

  /**
   * @param parameters settings by name; what is left out has its standard
   * @throws IllegalArgumentException for an unknown parameter or a value that it cannot have
   */
  public static PermutationImportance of(Map<String, Object> parameters) {
    var given = new Parameters(ID, parameters).among(settings());
    String units = given.word("units", "auto", "values", "grid", "slic");
    if (units.equals("slic")) {
      throw given.wrong("units", units, "the same for all rows: values, grid, or \"groups\"");
    }
    return new PermutationImportance(
        given.word("loss", "error", "log-loss"),
        given.integer("repeats", 10, 2, 10_000),
        Grouping.whole(given));
  }

  /**
   * @param rows at least two
   * @param truth index of the true class of each
   * @throws IllegalArgumentException if the arguments do not fit together
   */
  public Importance of(Predictor model, Background rows, int[] truth, long seed) {
    double[][] data = rows.rows();
    Parameters.require(data.length > 1, "one row cannot be shuffled");
    Parameters.require(
        truth.length == data.length, "%d labels for %d rows", truth.length, data.length);
    for (int i = 0; i < truth.length; i++) {
      Parameters.require(
          truth[i] >= 0 && truth[i] < model.classes().size(),
          "label %d is %d, the model has %d classes",
          i,
          truth[i],
          model.classes().size());
    }
    var units =
        grouping.way().equals("auto") && grouping.groups().length == 0
            ? Units.single(data[0].length) // superpixels would be those of one image
            : grouping.units(data[0], rows.shape());
    double baseline = loss(model, data, truth);
    double[] means = new double[units.count()];
    double[] errors = new double[units.count()];
    for (int unit = 0; unit < units.count(); unit++) {
      var random = RandomSource.XO_SHI_RO_256_PP.create(seed + 0x9E3779B97F4A7C15L * unit);
      double sum = 0;
      double squares = 0;
      for (int repeat = 0; repeat < repeats; repeat++) {
        double more = loss(model, shuffled(data, units.of(), unit, random), truth) - baseline;
        sum += more;
        squares += more * more;
      }
      means[unit] = sum / repeats;
      errors[unit] =
          Math.sqrt(Math.max(0, squares - sum * sum / repeats) / (repeats - 1) / repeats);
    }
    return new Importance(
        loss,
        baseline,
        units.spread(means, false),
        units.spread(errors, false),
        data.length,
        repeats);
  }

  private double loss(Predictor model, double[][] rows, int[] truth) {
    double[][] p = Answers.of(model, rows, Output.PROBABILITY);
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum +=
          loss.equals("error")
              ? Answers.largest(p[i]) == truth[i] ? 0 : 1
              : -StrictMath.log(Math.max(p[i][truth[i]], LEAST));
    }
    return sum / truth.length;
  }

  private static double[][] shuffled(
      double[][] rows, int[] of, int unit, UniformRandomProvider random) {
    int[] order = PermutationSampler.natural(rows.length);
    PermutationSampler.shuffle(random, order);
    double[][] shuffled = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      shuffled[row] = rows[row].clone();
      for (int i = 0; i < of.length; i++) {
        if (of[i] == unit) {
          shuffled[row][i] = rows[order[row]][i];
        }
      }
    }
    return shuffled;
  }
}
