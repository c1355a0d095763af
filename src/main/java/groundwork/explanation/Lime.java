package groundwork.explanation;

import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;

/**
 * LIME: a ridge regression of the target's output on "this value is as in the input", fitted to
 * {@value #SAMPLES} perturbed inputs of which near ones count more. As in the authors' program:
 * with a sample as background each value is drawn from it independently, and is "as in the input"
 * if it is the same option or lies in the same quarter of the background (tables: kernel width 0.75
 * √d, Euclidean); with a baseline a random number of values is taken out (text: kernel width 25 on
 * 100 times the cosine distance); of an image each superpixel is taken out with probability 1/2
 * (the same kernel). One difference: a drawn quantity is one that occurs in the background, not a
 * normal draw within its quarter. Every value gets a coefficient; none are selected, unless {@code
 * features} says how many.
 *
 * <p>Standard errors are by the delta method (the sandwich of the weighted regression, each
 * perturbed input being one draw): how far the values move from seed to seed. Of selected features
 * they are as if the selection were certain.
 *
 * @param samples how many perturbed inputs
 * @param ridge the penalty, not on the intercept
 * @param width of the kernel in its own unit, 0 for the standard
 * @param discretise whether quantities of tables become "in the same quarter"; else coefficients
 *     are per standard deviation of the background
 * @param features how many values get a coefficient, 0 for all
 * @param hide what a hidden part of an image becomes: {@code background} or its own {@code mean}
 */
record Lime(
    Output output,
    int samples,
    double ridge,
    double width,
    boolean discretise,
    int features,
    String hide,
    Grouping grouping)
    implements Explainer {
  static final int SAMPLES = 5000;
  private static final double RIDGE = 1;

  Lime() {
    this(Output.PROBABILITY, SAMPLES, RIDGE, 0, true, 0, "background", Grouping.WHOLE);
  }

  static List<Setting> settings() {
    var settings =
        new ArrayList<>(
            List.of(
                Parameters.output("probability"),
                new Setting("samples", SAMPLES, "how many perturbed inputs; at least 10"),
                new Setting("ridge", RIDGE, "penalty of the regression, not negative"),
                new Setting(
                    "width",
                    0,
                    "of the kernel; 0: 0.75 (times the root of the number of values) for tables,"
                        + " 0.25 (of the cosine distance) for words and images"),
                new Setting(
                    "discretise",
                    true,
                    "tables: whether a quantity counts as kept if it is in the same quarter of the"
                        + " background; if not, normal draws and coefficients per standard"
                        + " deviation"),
                new Setting(
                    "features",
                    0,
                    "how many values get a coefficient, those with the largest at first; 0: all"),
                new Setting(
                    "hide",
                    "background",
                    "what a hidden part of an image becomes: background, or the part's own mean")));
    settings.addAll(Grouping.settings(Grouping.WHOLE));
    return settings;
  }

  static Lime of(Parameters given) {
    return new Lime(
        given.output(),
        given.integer("samples", SAMPLES, 10, 1_000_000),
        given.number("ridge", RIDGE, 0, 1e9),
        given.number("width", 0, 0, 1e9),
        given.flag("discretise", true),
        given.integer("features", 0, 0, 1_000_000),
        given.word("hide", "background", "mean"),
        Grouping.of(given, Grouping.WHOLE));
  }

  @Override
  public String id() {
    return "lime";
  }

  @Override
  public String source() {
    return "10.1145/2939672.2939778";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var question = new Question(model, input, target, background, output);
    var units = grouping.units(input, background.shape());
    int d = units.count();
    if (d == 0) {
      return new Explanation(
          id(), target, new double[0], question.ask(new double[][] {input})[0], null);
    }
    Parameters.require(
        samples >= d + 2,
        "%d samples are too few for lime of %d values: give at least %d, or group them (parameter"
            + " \"units\" or \"groups\")",
        samples,
        d,
        d + 2);
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    var design = design(question, units);
    var drawn = design.draw(samples, random);
    double[] y = question.ask(drawn.inputs());
    double[][] x = drawn.regressors();
    double[] w = design.weights(x, width);
    int[] kept = Regression.all(d);
    var regression = Regression.of(x, y, w, ridge, kept);
    if (features > 0 && features < d) {
      kept = regression.largest(features);
      regression = Regression.of(x, y, w, ridge, kept);
    }
    return new Explanation(
        id(),
        target,
        units.spread(regression.values(d), grouping.shared()),
        regression.intercept(),
        regression.fit(),
        units.spread(regression.errors(d), grouping.shared()));
  }

  private LimeDesign design(Question question, Units units) {
    var background = question.background();
    if (background.shape() != null) {
      double[] hidden =
          hide.equals("mean")
              ? units.means(question.input(), background.shape().places())
              : background.centre();
      return new LimeDesign.Parts(question, units, hidden);
    }
    if (background.isBaseline()) {
      return new LimeDesign.Words(question, units);
    }
    Parameters.require(
        units.areSingle(),
        "lime of a table draws each value by itself: \"groups\" need a background of one row");
    return discretise ? new LimeDesign.Quartered(question) : new LimeDesign.Plain(question);
  }
}
