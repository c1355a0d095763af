package groundwork.metric.measure.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.metric.Reference;
import groundwork.metric.Reference.Given;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetScores;
import groundwork.model.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Quantus, Captum, AIX360 and OpenXAI returned is repeated by their modes. */
class LibraryValuesTest {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("subset_size", "subset"),
          Map.entry("nr_runs", "samples"),
          Map.entry("nr_samples", "samples"),
          Map.entry("n_perturb_samples", "samples"),
          Map.entry("n_samples", "samples"),
          Map.entry("features_in_step", "step"),
          Map.entry("n_max_percentage", "share"),
          Map.entry("perturb_patch_sizes", "patches"),
          Map.entry("normalize", "scaled"),
          Map.entry("k", "share"),
          Map.entry("AUC", "auc"),
          Map.entry("eps", "eps"),
          Map.entry("abs", "abs"));

  static Stream<Given> correlations() {
    return Reference.quantus("FaithfulnessCorrelation");
  }

  static Stream<Given> estimates() {
    return Reference.quantus("FaithfulnessEstimate");
  }

  static Stream<Given> monotonicityCorrelations() {
    return Reference.quantus("MonotonicityCorrelation");
  }

  static Stream<Given> flips() {
    return Reference.quantus("PixelFlipping");
  }

  static Stream<Given> sensitivities() {
    return Reference.quantus("SensitivityN");
  }

  static Stream<Given> patches() {
    return Reference.quantus("Infidelity");
  }

  static Stream<Given> infidelitiesOfCaptum() {
    return Reference.others("captum", "infidelity");
  }

  static Stream<Given> faithfulnessOfAix360() {
    return Reference.others("aix360", "faithfulness_metric");
  }

  static Stream<Given> monotonicityOfAix360() {
    return Reference.others("aix360", "monotonicity_metric");
  }

  static Stream<Given> gapsOfOpenXai() {
    return Stream.of("PGI", "PGU").flatMap(metric -> Reference.others("openxai", metric));
  }

  @ParameterizedTest
  @MethodSource("correlations")
  void faithfulness_correlation(Given given) {
    close(score("faithfulness-correlation", given, quantus(given)), given.values());
    var paper = new TreeMap<>(quantus(given));
    paper.remove("compatibility");
    close(score("faithfulness-correlation", given, paper), given.values());
  }

  @ParameterizedTest
  @MethodSource("estimates")
  void faithfulness_estimate(Given given) {
    close(score("faithfulness-estimate", given, quantus(given)), given.values());
  }

  @ParameterizedTest
  @MethodSource("monotonicityCorrelations")
  void monotonicity_correlation(Given given) {
    close(score("monotonicity-correlation", given, quantus(given)), given.values());
  }

  /** Whatever is explained: these say nothing about an explanation. */
  @ParameterizedTest
  @MethodSource("estimates")
  void monotonicity_of_quantus_is_always_1(Given given) {
    var settings = new TreeMap<>(quantus(given));
    settings.keySet().retainAll(List.of("baseline", "compatibility"));
    assertThat(values(score("monotonicity", given, settings))).containsOnly(1);
  }

  @ParameterizedTest
  @MethodSource("flips")
  void pixel_flipping(Given given) {
    var scores = score("pixel-flipping", given, quantus(given));
    if (given.flag("return_auc_per_sample")) {
      close(scores, given.values());
    } else {
      double[][] curves = given.curves();
      for (int n = 0; n < curves.length; n++) {
        close(scores.each().get(n).curve(), curves[n]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sensitivities")
  void sensitivity_n(Given given) {
    var overall = score("sensitivity-n", given, quantus(given)).overall();
    close(overall.curve(), given.values());
    assertThat(overall.value())
        .isCloseTo(Arrays.stream(given.values()).average().orElseThrow(), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("patches")
  void infidelity_of_quantus(Given given) {
    close(score("infidelity", given, quantus(given)), given.values());
  }

  @ParameterizedTest
  @MethodSource("infidelitiesOfCaptum")
  void infidelity_of_captum(Given given) {
    var settings = settings(given, "captum-0.8.0");
    settings.put("output", "logit");
    close(score("infidelity", given, settings), given.values());
    settings.put("perturbation", "noise");
    settings.remove("compatibility");
    close(score("infidelity", given, settings), given.values());
  }

  @ParameterizedTest
  @MethodSource("faithfulnessOfAix360")
  void faithfulness_of_aix360(Given given) {
    close(
        score("faithfulness-estimate", given, Map.of("compatibility", Removal.AIX360)),
        given.values());
  }

  @ParameterizedTest
  @MethodSource("monotonicityOfAix360")
  void monotonicity_of_aix360(Given given) {
    close(score("monotonicity", given, Map.of("compatibility", Removal.AIX360)), given.values());
    if (!given.json().has("coefs")) { // there, another class was predicted than explained
      close(score("monotonicity", given, Map.of()), given.values());
    }
  }

  /** The library calculates with 32-bit floats. */
  @ParameterizedTest
  @MethodSource("gapsOfOpenXai")
  void prediction_gaps(Given given) {
    var id = given.json().get("metric").asString().toLowerCase(Locale.ROOT);
    double[] values = values(score(id, given, settings(given, Gap.OPENXAI)));
    for (int n = 0; n < values.length; n++) {
      assertThat(values[n]).as("instance %d", n).isCloseTo(given.values()[n], within(1e-7));
    }
  }

  static Map<String, Object> quantus(Given given) {
    var settings = settings(given, Removal.QUANTUS);
    settings.put("output", given.output() == Output.LOGIT ? "logit" : "probability");
    return settings;
  }

  private static Map<String, Object> settings(Given given, String library) {
    var settings = new TreeMap<String, Object>();
    settings.put("compatibility", library);
    given
        .params()
        .properties()
        .forEach(
            one -> {
              var value = one.getValue();
              Object plain =
                  value.isBoolean()
                      ? value.asBoolean()
                      : value.isArray()
                          ? List.of(value.get(0).asDouble())
                          : value.isNumber() ? value.asDouble() : value.asString();
              if (one.getKey().equals("perturb_baseline")) {
                settings.put("baseline", plain);
              } else if (one.getKey().startsWith("similarity")) {
                settings.put(
                    "similarity", value.asString().contains("spearman") ? "spearman" : "pearson");
              } else if (NAMES.containsKey(one.getKey())) {
                settings.put(NAMES.get(one.getKey()), plain);
              }
            });
    return settings;
  }

  private static SetScores score(String id, Given given, Map<String, Object> settings) {
    return Metrics.of(id, settings).scores(cases(given));
  }

  /** Some cases of AIX360 have inputs and attributions of their own. */
  private static List<Case> cases(Given given) {
    if (!given.json().has("coefs")) {
      return given.cases();
    }
    double[][] x = Reference.rows(given.json().get("x"));
    double[][] coefs = Reference.rows(given.json().get("coefs"));
    var network = Reference.network(given.dataset(), given.model());
    var cases = new ArrayList<Case>();
    for (int n = 0; n < x.length; n++) {
      cases.add(
          new Case(
              "given " + n, network, Background.absence(x[n].length), x[n], 0, coefs[n], null, 1));
    }
    return cases;
  }

  private static double[] values(SetScores scores) {
    return scores.each().stream().mapToDouble(Score::value).toArray();
  }

  private static void close(SetScores scores, double[] expected) {
    close(values(scores), expected);
  }

  private static void close(double[] values, double[] expected) {
    assertThat(values).hasSameSizeAs(expected);
    for (int n = 0; n < values.length; n++) {
      if (Double.isNaN(expected[n])) {
        assertThat(values[n]).as("number %d", n).isNaN();
      } else {
        assertThat(values[n])
            .as("number %d", n)
            .isCloseTo(expected[n], within(1e-7 * Math.abs(expected[n]) + 1e-14));
      }
    }
  }
}
