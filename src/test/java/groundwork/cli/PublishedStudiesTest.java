package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.json.control.Json;
import groundwork.statistics.R;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/**
 * Published results come out of {@code groundwork analyse} with the plans of {@code
 * analysis/published}. The data are other people's and stand outside the project; where they are
 * not present, these tests are skipped.
 */
class PublishedStudiesTest {
  private static final String TAESIRI = "taesiri2022-visual-correspondence";
  private static final String JEYAKUMAR = "jeyakumar2020-pairwise";
  private static final String KUHL = "kuhl-alien-zoo";

  private final SoftAssertions softly = new SoftAssertions();

  private static Path data(String study, String file) {
    return Path.of(
        System.getProperty("groundwork.shared", "../shared"), "reference/studies", study, file);
  }

  private record Run(int code, String out, String err) {}

  private static Run analyse(Path data, Path plan) {
    assumeTrue(Files.exists(data), () -> data + " is not here; set -Dgroundwork.shared=DIR");
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(new Analyse())
            .setExecutionExceptionHandler(new Refusals())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(data.toString(), "--plan", plan.toString(), "--json");
    return new Run(code, out.toString(), err.toString());
  }

  private static Findings analysed(String study, String table) {
    var run =
        analyse(
            data(study, table + ".csv"),
            Path.of("analysis/published", study, table + ".plan.yaml"));
    assertThat(run.code).as(run.err).isZero();
    return Findings.read(run.out);
  }

  private static JsonNode expected(String study) throws IOException {
    var file = data(study, "expected.json");
    assumeTrue(Files.exists(file), () -> file + " is not here; set -Dgroundwork.shared=DIR");
    return Json.tree(Files.readString(file));
  }

  private void agrees(String what, JsonNode ours, JsonNode theirs, double tolerance) {
    agrees(what, ours.asDouble(), theirs.asDouble(), tolerance);
  }

  private void agrees(String what, double ours, double theirs, double tolerance) {
    softly
        .assertThat(ours)
        .as(what)
        .isCloseTo(theirs, within(tolerance * Math.max(Math.abs(theirs), 1e-12)));
  }

  @Test
  void taesiri_2022() throws IOException {
    var expected = expected(TAESIRI);
    var found = analysed(TAESIRI, "imagenet");
    for (JsonNode arm : expected.get("imagenet")) {
      var method = arm.get("method").asString();
      var by = Map.of("method", method);
      var accuracy = found.descriptive("accuracy", by);
      softly.assertThat(accuracy.get("n").asInt()).isEqualTo(arm.get("participants").asInt());
      double mean = 100 * accuracy.get("mean").asDouble();
      double sd = 100 * accuracy.get("sd").asDouble();
      agrees(method + " mean", mean, arm.get("mean").asDouble(), 1e-12);
      agrees(method + " sd", sd, arm.get("sd").asDouble(), 1e-12);
      softly
          .assertThat(Math.round(100 * mean) / 100.0)
          .isEqualTo(arm.get("authors_notebook_mean").asDouble());
      softly
          .assertThat(Math.round(100 * sd) / 100.0)
          .isEqualTo(arm.get("authors_notebook_sd").asDouble());
      var decisions = found.descriptive("accepted", by);
      double accepted = decisions.get("mean").asDouble() * decisions.get("n").asInt();
      agrees(method + " accepted", accepted, arm.get("accepted").asDouble(), 1e-12);
      agrees(
          method + " rejected",
          decisions.get("n").asInt() - accepted,
          arm.get("rejected").asDouble(),
          1e-12);
      for (var right : Map.of("0", "acc_when_ai_wrong", "1", "acc_when_ai_correct").entrySet()) {
        agrees(
            method + " " + right.getValue(),
            found
                .descriptive(
                    "by-correctness", Map.of("method", method, "ai_correct", right.getKey()))
                .get("mean"),
            arm.get(right.getValue()),
            1e-12);
      }
      for (var measure :
          Map.of("over_reliance", "overreliance", "under_reliance", "underreliance").entrySet()) {
        agrees(
            method + " " + measure.getKey(),
            found.descriptive("reliance", by, measure.getKey()).get("estimate"),
            arm.get(measure.getValue()),
            1e-12);
      }
      agrees(
          method + " seconds",
          found.descriptive("seconds", by).get("mean"),
          arm.get("mean_test_seconds"),
          1e-12);
    }
    for (JsonNode pair : expected.get("imagenet_mwu")) {
      var effect = pair.get("a").asString() + " - " + pair.get("b").asString();
      var test = found.test("accuracy-pairs", effect);
      agrees(effect + " U", test.get("statistic"), pair.get("U"), 1e-12);
      agrees(effect + " p", test.get("p"), pair.get("p"), 1e-10);
    }
    var omnibus = expected.get("imagenet_omnibus");
    var ranks = found.test("accuracy-kruskal", "method");
    agrees("H", ranks.get("statistic"), omnibus.get("H"), 1e-10);
    agrees("p of H", ranks.get("p"), omnibus.get("H.p"), 1e-10);
    var means = found.test("accuracy-anova", "method");
    agrees("F", means.get("statistic"), omnibus.get("F"), 1e-10);
    agrees("df1", means.get("df1"), omnibus.get("F.df").get(0), 1e-12);
    agrees("df2", means.get("df2"), omnibus.get("F.df").get(1), 1e-12);
    agrees("p of F", means.get("p"), omnibus.get("F.p"), 1e-10);
    softly
        .assertThat(found.finding("model").get("warnings").toString())
        .as("images that everybody judges alike")
        .contains("separation");
    softly.assertAll();
  }

  @Test
  void jeyakumar_2020() throws IOException {
    var expected = expected(JEYAKUMAR);
    var found = analysed(JEYAKUMAR, "choices");
    for (JsonNode rate : expected.get("rates")) {
      var method = rate.get("method").asString();
      var ours = found.descriptive(rate.get("domain").asString(), Map.of("option", method));
      softly.assertThat(ours.get("appearances").asInt()).isEqualTo(rate.get("appearances").asInt());
      softly.assertThat(ours.get("wins").asInt()).isEqualTo(rate.get("wins").asInt());
      agrees(method + " rate", ours.get("estimate"), rate.get("rate"), 1e-12);
      // the paper cuts the second decimal off
      double cut = Math.floor(1000 * ours.get("estimate").asDouble()) / 10;
      softly.assertThat(cut).isEqualTo(rate.get("published_percent").asDouble());
      softly.assertThat(rate.get("matches_truncated").asBoolean()).isTrue();
      // its bootstrap took choices for independent; people drawn as a whole give about the same
      double half = 50 * (ours.get("high").asDouble() - ours.get("low").asDouble());
      softly
          .assertThat(half)
          .as("%s half-width", method)
          .isCloseTo(rate.get("published_halfwidth").asDouble(), within(1.5));
    }
    for (var domain : List.of("image", "text")) {
      var theirs = R.of("bt." + domain);
      for (JsonNode term : found.finding(domain).get("terms")) {
        var option = term.get("term").asString();
        agrees(
            domain + " " + option,
            term.get("estimate").asDouble(),
            theirs.number("coef", ".." + option),
            1e-8);
      }
    }
    softly.assertAll();
  }

  @Test
  void kuhl_2022() throws IOException {
    var expected = expected(KUHL).get("PAZ");
    var trials = analysed(KUHL, "PAZ-trials");
    anova(expected.get("pack_anova"), trials, "pack");
    anova(expected.get("decision_time_anova"), trials, "decision-time");
    for (R row : R.of("paz.pack.emm").elements()) {
      var trial = row.text("trial");
      var contrast = trials.contrast("pack-by-trial", row.text("contrast"), Map.of("trial", trial));
      agrees(
          trial + " estimate", contrast.get("estimate").asDouble(), row.number("estimate"), 1e-6);
      agrees(trial + " SE", contrast.get("se").asDouble(), row.number("SE"), 1e-6);
      agrees(trial + " df", contrast.get("df").asDouble(), row.number("df"), 1e-5);
      agrees(trial + " t", contrast.get("statistic").asDouble(), row.number("t.ratio"), 1e-6);
      agrees(trial + " p", contrast.get("p").asDouble(), row.number("p.value"), 1e-6);
    }
    var survey = analysed(KUHL, "PAZ-survey");
    ranks(expected.get("relevant_matches"), survey, "relevant", "relevant-matches");
    ranks(expected.get("irrelevant_matches"), survey, "irrelevant", "irrelevant-matches");
    for (var item : expected.get("likert").properties()) {
      var id = item.getKey().replace("item", "item-");
      ranks(item.getValue(), survey, id, id + "-answers");
    }
    for (var guess : expected.get("vs_random_2.5").properties()) {
      var test = survey.test(guess.getKey().replace(' ', '-'));
      agrees(guess.getKey() + " V", test.get("statistic"), guess.getValue().get("V"), 1e-12);
      agrees(guess.getKey() + " p", test.get("p"), guess.getValue().get("p"), 1e-10);
      agrees(
          guess.getKey() + " p of four",
          test.get("pAdjusted"),
          guess.getValue().get("p.bonferroni4"),
          1e-10);
    }
    softly.assertAll();
  }

  /** The published test of item 3 took the other group's answers to item 5: U = 773.5. */
  @Test
  void answers_to_different_items_are_not_compared(@TempDir Path folder) throws IOException {
    var plan = folder.resolve("plan.yaml");
    Files.writeString(
        plan,
        """
        schema: plan/1
        data: {participant: participant, exclude: "excluded != ''"}
        analyses:
          - id: item-3
            role: primary
            kind: mann-whitney
            formula: response ~ condition
            where: (item == 3 and condition == 'plausible') or (item == 5 and condition == 'closest')
        """);
    var run = analyse(data(KUHL, "PAZ-survey.csv"), plan);
    assertThat(run.code).isEqualTo(1);
    assertThat(run.err).contains("/analyses/0/where", "different items", "the same item");
    assertThat(run.out).isEmpty();
  }

  /** No published values to compare with: every analysis gives numbers, and models converge. */
  @ParameterizedTest
  @CsvSource({
    "taesiri2022-visual-correspondence, cub",
    "kuhl-alien-zoo, IAZ1-trials",
    "kuhl-alien-zoo, IAZ1-survey",
    "kuhl-alien-zoo, IAZ2-trials",
    "kuhl-alien-zoo, IAZ2-survey",
    "delaunay2025-technique-representation, participants",
    "delaunay2025-technique-representation, trials",
    "schuff2020-f1-not-enough, trials",
    "schuff2020-f1-not-enough, post",
    "schuff2022-saliency-ratings, de",
    "schuff2022-saliency-ratings, en"
  })
  void the_plans_of_other_studies_run(String study, String table) {
    for (JsonNode finding : analysed(study, table).all()) {
      var id = finding.get("id").asString();
      softly.assertThat(finding.path("n").asInt(0)).as(id + " n").isPositive();
      softly.assertThat(finding.path("converged").asBoolean(true)).as(id + " converged").isTrue();
      int numbers =
          finding.get("terms").size()
              + finding.get("tests").size()
              + finding.get("descriptives").size()
              + finding.path("scale").size();
      softly.assertThat(numbers).as("%s: %s", id, finding.get("warnings")).isPositive();
    }
    softly.assertAll();
  }

  private void anova(JsonNode table, Findings found, String id) {
    double variance = Math.pow(found.random(id, "Residual", "").get("sd").asDouble(), 2);
    for (JsonNode row : table) {
      var term = row.get("term").asString();
      var test = found.test(id, term);
      double f = test.get("statistic").asDouble();
      double df1 = test.get("df1").asDouble();
      double df2 = test.get("df2").asDouble();
      agrees(term + " F", f, row.get("F value").asDouble(), 1e-6);
      agrees(term + " df1", df1, row.get("NumDF").asDouble(), 1e-12);
      agrees(term + " df2", df2, row.get("DenDF").asDouble(), 1e-6);
      agrees(term + " p", test.get("p"), row.get("Pr(>F)"), 1e-5);
      agrees(term + " mean square", f * variance, row.get("Mean Sq").asDouble(), 1e-6);
      agrees(term + " sum of squares", f * df1 * variance, row.get("Sum Sq").asDouble(), 1e-6);
      double eta = f * df1 / (f * df1 + df2);
      agrees(term + " partial eta squared", eta, row.get("partial_eta2").asDouble(), 1e-6);
    }
  }

  private void ranks(JsonNode row, Findings found, String id, String means) {
    int people = 0;
    for (var arm : List.of("closest", "plausible")) {
      var ours = found.descriptive(means, Map.of("condition", arm));
      agrees(id + " mean " + arm, ours.get("mean"), row.get("mean").get(arm), 1e-12);
      agrees(id + " se " + arm, ours.get("se"), row.get("se").get(arm), 1e-12);
      softly.assertThat(ours.get("n").asInt()).isEqualTo(row.get("n").get(arm).asInt());
      people += ours.get("n").asInt();
    }
    var test = found.test(id);
    agrees(id + " U", test.get("statistic"), row.get("U"), 1e-12);
    agrees(id + " p", test.get("p"), row.get("p"), 1e-10);
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(test.get("p").asDouble() / 2);
    agrees(id + " r", z / Math.sqrt(people), row.get("r").asDouble(), 1e-9);
  }
}
