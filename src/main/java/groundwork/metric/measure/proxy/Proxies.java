package groundwork.metric.measure.proxy;

import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Proxies of what people can take in, after Doshi-Velez and Kim (2017). */
public final class Proxies {
  /** What is known of size from people; the source is about models, not attributions. */
  static final String SIZE =
      "not validated as a measure of attributions; people predicted transparent linear models of"
          + " fewer features better, but did not find errors or trust better for it"
          + " (Poursabzi-Sangdeh et al. 2021, 10.1145/3411764.3445315)";

  private static final Setting SHARE =
      new Setting("share", 0.9, "of the absolute weight that counts, in (0, 1]");

  public static final List<Kind> KINDS =
      Stream.concat(
              Arrays.stream(ModelSize.Size.values())
                  .map(size -> Kind.of(size.id(), p -> new ModelSize(size))),
              Stream.of(
                  Kind.of(
                      FeaturesUsed.ID,
                      p -> new FeaturesUsed(p.number("threshold", 0)),
                      new Setting(
                          "threshold", 0, "share of the largest weight above which one counts")),
                  Kind.of(
                      FeaturesForMass.ID, p -> new FeaturesForMass(p.number("share", 0.9)), SHARE),
                  Kind.of(
                      CognitiveChunks.ID, p -> new CognitiveChunks(p.number("share", 0.9)), SHARE),
                  Kind.of(
                      DescriptionLength.ID,
                      p -> new DescriptionLength(p.integer("bits", 8)),
                      new Setting("bits", 8, "of one weight, without its sign; 1 to 32")),
                  Kind.of(
                      ForwardSimulation.ID,
                      p -> new ForwardSimulation(p.integer("k", 0)),
                      new Setting("k", 0, "how many weights the reader looks at; 0: all")),
                  Kind.of(
                      SurrogateFidelity.ID,
                      p ->
                          new SurrogateFidelity(
                              p.integer("samples", 200),
                              p.word("weights", "even", "shap", "lime"),
                              Baseline.of(p),
                              p.output()),
                      new Setting("samples", 200, "number of sets of absent features, at least 3"),
                      new Setting("weights", "even", "of the sets: even, shap, lime"),
                      Baseline.setting(),
                      Parameters.output("probability")),
                  Kind.of(
                      CounterfactualSize.ID,
                      p ->
                          new CounterfactualSize(
                              CounterfactualSize.What.valueOf(
                                  p.word("measure", "features", "distance", "surroundings")
                                      .toUpperCase(Locale.ROOT)),
                              p.integer("budget", 5000)),
                      new Setting(
                          "measure",
                          "features",
                          "features (how many change), distance (in median absolute deviations) or"
                              + " surroundings (how near to known instances)"),
                      new Setting("budget", 5000, "how many rows the model may be asked about")),
                  Kind.of(
                      InteractionStrength.ID,
                      p -> new InteractionStrength(p.integer("rows", 50), p.output()),
                      new Setting("rows", 50, "of the background that are used, 2 to 1000"),
                      Parameters.output("probability")),
                  Kind.of(
                      StudentGain.ID,
                      p ->
                          new StudentGain(
                              p.number("keep", 0.3),
                              p.integer("copies", 4),
                              p.integer("splits", 10),
                              p.number("penalty", 0.01)),
                      new Setting("keep", 0.3, "share of the features that stays in a copy"),
                      new Setting("copies", 4, "of each item, 1 to 100"),
                      new Setting("splits", 10, "how often items are divided, 2 to 1000"),
                      new Setting("penalty", 0.01, "of the student's squared weights"))))
          .toList();

  private Proxies() {}
}
