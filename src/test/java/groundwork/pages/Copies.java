package groundwork.pages;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.cli.Groundwork;
import groundwork.it.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** Studies of a test's own: the shipped one under another name, and a run that is over at once. */
public final class Copies {
  public static final String TITLE = "Foreseeing the AI, a copy";
  static final String CHEAP =
      """
      schema: study/1
      slug: cheap-proxies
      title: Two cheap metrics
      rung: functionally-grounded
      question: Which explanation is sparse, and which one finds what the model needs?
      claim: SHAP finds more of it than a placebo.
      stimuli: {set: credit, model: boosted-trees}
      seed: 5
      functional:
        methods: [lime, shap, placebo]
        metrics:
          - {id: sparseness}
          - {id: comprehensiveness, k: 3}
        items: {ids: [c-001, c-002, c-003, c-004, c-005, c-006, c-007, c-008]}
        seed: 5
      """;

  private Copies() {}

  /** Of the shipped study, in its own language only: another title leaves no translation behind. */
  public static Map<String, String> ofSentiment(String slug) {
    var files = new TreeMap<String, String>();
    try (var shipped = Files.list(Path.of("studies/sentiment-forward-simulation"))) {
      for (var file : shipped.filter(Files::isRegularFile).toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
    files.computeIfPresent(
        "study.yaml",
        (name, text) ->
            text.replace("slug: sentiment-forward-simulation", "slug: " + slug)
                .replace("title: What will the AI say?", "title: " + TITLE)
                .replaceAll("(?m)^languages: .*\n", ""));
    return files;
  }

  public static String open(String slug) {
    var put = Http.RESEARCHER.put("/api/studies/" + slug, Map.of("files", ofSentiment(slug)));
    assertThat(put.status()).as(put.text()).isEqualTo(200);
    var opened = Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "");
    assertThat(opened.status()).as(opened.text()).isEqualTo(200);
    return slug;
  }

  /** Dry-run participants, as the command line sends them. */
  public static void simulate(String study, int participants) {
    int exit =
        new CommandLine(new Groundwork())
            .execute(
                "simulate",
                study,
                "--participants",
                String.valueOf(participants),
                "--url",
                Http.url(""),
                "--token",
                Http.RESEARCHER.bearer());
    assertThat(exit).isZero();
  }
}
