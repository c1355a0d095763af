package groundwork.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.analysis.entity.Frame;
import groundwork.analysis.entity.Frame.Observation;
import groundwork.analysis.entity.Frame.Stage;
import groundwork.analysis.entity.Results.Measure;
import groundwork.coding.entity.Coded;
import groundwork.coding.entity.Scheme;
import groundwork.coding.entity.Text;
import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.statistics.Mean;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import groundwork.study.control.TrialFacts.Preference;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Task;
import groundwork.trial.TaskStudy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What answers tell beside the choice, against values worked out by hand. */
class DescribedTest {
  private static final Map<String, Object> NOTHING = Map.of();

  private static StimulusSet set() {
    try {
      return StimulusReader.read(
              FileSet.ofFolder(Path.of("stimuli/sentiment"), FileSet.Limits.STIMULI))
          .required();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final StimulusSet SET = set();

  private static StudyVersion version(String task, String block) {
    var study =
        StudyReader.read(TaskStudy.files("t", task, block), set -> Optional.of(SET)).required();
    return new StudyVersion(
        ContentHash.of(task), new UUID(0, 1), 1, study, SET, Map.of(), Map.of(), Instant.EPOCH);
  }

  private static Observation seen(String person, String arm, Task task, Map<String, Object> parts) {
    return seen(person, arm, task, List.of(), parts);
  }

  private static Observation seen(
      String person,
      String arm,
      Task task,
      List<Preference> preferences,
      Map<String, Object> parts) {
    return new Observation(
        person,
        arm,
        "one",
        "main",
        Stage.ONLY,
        false,
        "i",
        "good",
        "good",
        null,
        null,
        1,
        task,
        null,
        preferences,
        parts);
  }

  private static List<Measure> described(StudyVersion version, List<Observation> seen) {
    return Analyst.measures(version, new Frame(seen, List.of(), List.of(), null));
  }

  private static Measure measure(List<Measure> all, String id) {
    assertThat(all).extracting(Measure::id).contains(id);
    return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /** p1 gave 2 and 4 (mean 3), p2 gave 5: mean 4, sd 1.41; points 2, 4 and 5 once each. */
  @Test
  void a_rating_has_a_mean_a_median_and_the_count_of_each_point() {
    var version =
        version(
            "rating",
            "items: {perCell: 1}, asks: {ratings: [{id: clear, text: It is clear., min: 1, max: 5}]}");
    var arm = version.definition().cells().getFirst();
    var row =
        measure(
                described(
                    version,
                    List.of(
                        seen("p1", arm, Task.RATING, Map.of("clear", 2.0)),
                        seen("p1", arm, Task.RATING, Map.of("clear", 4.0)),
                        seen("p2", arm, Task.RATING, Map.of("clear", 5.0)),
                        seen("p2", arm, Task.RATING, NOTHING))),
                "rating-clear")
            .rows()
            .getFirst();
    var mean = Mean.student(new double[] {3, 5}, 0.95);
    assertThat(row)
        .containsEntry("arm", arm)
        .containsEntry("measureLabel", "It is clear.")
        .containsEntry("estimate", 4.0)
        .containsEntry("low", mean.interval().low())
        .containsEntry("high", mean.interval().high())
        .containsEntry("n", 2)
        .containsEntry("median", 4.0)
        .containsEntry("points", List.of(1, 2, 3, 4, 5))
        .containsEntry("counts", List.of(0, 1, 0, 1, 1));
    assertThat((double) row.get("sd")).isCloseTo(Math.sqrt(2), within(1e-12));
  }

  /** Errors of -2 and 4 are 1 on the average; of two ranges one holds the value. */
  @Test
  void estimates_have_error_width_score_and_the_share_of_ranges_that_hold() {
    var version =
        version(
            "estimate",
            "items: {perCell: 1}, asks: {number: {label: How sure?, interval: {level: 0.9}, decimals: 1, against: {score: positive}}}");
    var arm = version.definition().cells().getFirst();
    var all =
        described(
            version,
            List.of(
                seen("p1", arm, Task.ESTIMATE, estimate(-2, 10, 1, 10)),
                seen("p2", arm, Task.ESTIMATE, estimate(4, 2, 0, 62))));
    var errors = measure(all, "answers-estimate-percent");
    assertThat(row(errors, "error")).containsEntry("estimate", 1.0).containsEntry("n", 2);
    assertThat(row(errors, "absolute_error")).containsEntry("estimate", 3.0);
    assertThat(row(errors, "interval_width")).containsEntry("estimate", 6.0);
    assertThat(row(errors, "winkler")).containsEntry("estimate", 36.0);
    var holds = measure(all, "answers-estimate-share-of-answers");
    assertThat(holds.kind()).isEqualTo("proportion");
    assertThat(row(holds, "interval_hit")).containsEntry("estimate", 0.5).containsEntry("n", 2);
  }

  private static Map<String, Object> estimate(
      double error, double width, double hit, double winkler) {
    return Map.of(
        "error", error,
        "absolute_error", Math.abs(error),
        "interval_width", width,
        "interval_hit", hit,
        "winkler", winkler);
  }

  /** Ranks 1 and 2 of p1, 3 of p2: the mean of 1.5 and 3. */
  @Test
  void ranks_are_averaged_by_person_and_method() {
    var version = version("ranking", "items: {count: 6}, methods: [shap, lime, occlusion]");
    var arm = version.definition().cells().getFirst();
    var ranks =
        measure(
            described(
                version,
                List.of(
                    seen("p1", arm, Task.RANKING, Map.of("rank_lime", 1.0, "rank_shap", 2.0)),
                    seen("p1", arm, Task.RANKING, Map.of("rank_lime", 2.0, "rank_shap", 1.0)),
                    seen("p2", arm, Task.RANKING, Map.of("rank_lime", 3.0, "rank_shap", 1.0)))),
            "rank");
    var lime =
        ranks.rows().stream()
            .filter(row -> row.get("method").equals("lime"))
            .findFirst()
            .orElseThrow();
    assertThat(lime)
        .containsEntry("estimate", 2.25)
        .containsEntry("counts", List.of(1, 1, 1))
        .doesNotContainKey("measure");
    assertThat(new Masking(version).of(List.of(ranks)).getFirst().rows().toString())
        .doesNotContain("lime")
        .doesNotContain("shap")
        .doesNotContain(arm + "=");
  }

  /** Of three times that lime was there it was best twice and worst never. */
  @Test
  void best_minus_worst_is_over_how_often_a_method_was_there() {
    var version = version("best-worst", "items: {count: 6}, methods: [shap, lime, occlusion]");
    var arm = version.definition().cells().getFirst();
    var rows =
        measure(
                described(
                    version,
                    List.of(
                        extremes("p1", arm, "lime", "shap", "occlusion"),
                        extremes("p1", arm, "lime", "occlusion", "shap"),
                        extremes("p2", arm, "occlusion", "shap", "lime"))),
                "best-worst")
            .rows();
    var lime =
        rows.stream().filter(row -> row.get("method").equals("lime")).findFirst().orElseThrow();
    assertThat((double) lime.get("estimate")).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(lime).containsEntry("best", 2).containsEntry("worst", 0).containsEntry("n", 3);
    var shap =
        rows.stream().filter(row -> row.get("method").equals("shap")).findFirst().orElseThrow();
    assertThat((double) shap.get("estimate")).isCloseTo(-2 / 3.0, within(1e-12));
  }

  private static Observation extremes(
      String person, String arm, String best, String worst, String other) {
    return seen(
        person,
        arm,
        Task.BEST_WORST,
        List.of(
            new Preference(best, worst), new Preference(best, other), new Preference(other, worst)),
        Map.of("best", best, "worst", worst));
  }

  /** Of four edits three turn the model round. */
  @Test
  void edits_have_the_share_that_turned_the_model_round_and_what_they_cost() {
    var version = version("counterfactual-edit", "items: {perCell: 1}");
    var arm = version.definition().cells().getFirst();
    var seen = new ArrayList<Observation>();
    for (int i = 0; i < 4; i++) {
      seen.add(
          seen(
              "p" + i % 2,
              arm,
              Task.COUNTERFACTUAL_EDIT,
              Map.of("flipped", i == 0 ? 0.0 : 1.0, "cost", (double) i, "changed", 1.0)));
    }
    var all = described(version, seen);
    assertThat(row(measure(all, "answers-counterfactual-edit-share-of-answers"), "flipped"))
        .containsEntry("estimate", 0.75)
        .containsEntry("n", 4)
        .containsEntry("participants", 2L);
    assertThat(row(measure(all, "answers-counterfactual-edit-spreads"), "cost"))
        .containsEntry("estimate", 1.5);
    assertThat(measure(all, "answers-counterfactual-edit-changes").unit()).isEqualTo("changes");
    assertThat(measure(all, "answers-counterfactual-edit-changes").description())
        .isEqualTo("Features or words that were changed.");
  }

  @Test
  void what_was_on_demand_says_whether_and_how_long_it_was_in_view() {
    var version =
        version("estimate", "items: {perCell: 1}, asks: {number: {label: How?, min: 0, max: 9}}");
    var arm = version.definition().cells().getFirst();
    var all =
        described(
            version,
            List.of(
                seen("p1", arm, Task.ESTIMATE, exposed(1, 400)),
                seen("p2", arm, Task.ESTIMATE, exposed(0, 0))));
    assertThat(row(measure(all, "exposure"), "explanation_seen")).containsEntry("estimate", 0.5);
    assertThat(row(measure(all, "exposure-ms"), "explanation_ms")).containsEntry("estimate", 200.0);
  }

  private static Map<String, Object> exposed(double seen, double ms) {
    return Map.of("explanation_seen", seen, "explanation_before", seen, "explanation_ms", ms);
  }

  /** Two coders agree on two of three texts; the one that they do not is in nobody's share. */
  @Test
  void codes_have_shares_and_the_agreement_of_those_who_coded() {
    var version = version("describe", "items: {perCell: 1}, asks: {text: {label: Why?}}");
    var arm = version.definition().cells().getFirst();
    var scheme = new Scheme(false, List.of(new Scheme.Code("cause", "Names a cause", null, null)));
    var person = new UUID(0, 7);
    var coded = new CodedAnswers(1);
    coded.add(
        "one",
        scheme,
        List.of(
            said(person, 0, List.of("cause"), List.of("cause")),
            said(person, 1, List.of(), List.of()),
            said(person, 2, List.of("cause"), List.of())));
    assertThat(coded.codes("one", person.toString(), 2)).isEmpty();
    var seen = new ArrayList<Observation>();
    for (int seq = 0; seq < 3; seq++) {
      seen.add(
          seen(person.toString(), arm, Task.DESCRIBE, Map.of("text_words", 3.0))
              .with(coded.codes("one", person.toString(), seq)));
    }
    var all =
        Analyst.measures(version, new Frame(seen, List.of(), List.of(), null, coded.blocks()));
    var codes = measure(all, "codes-one");
    assertThat(row(codes, "code_cause")).containsEntry("estimate", 0.5).containsEntry("n", 2);
    assertThat(codes.note())
        .contains("Agreement of 2 coders on 3 texts", "67 % alike", "kappa 0.40");
    assertThat(row(measure(all, "text-words"), "text_words")).containsEntry("estimate", 3.0);
  }

  private static Coded said(UUID person, int seq, List<String> one, List<String> other) {
    return new Coded(
        new Text(person, seq, "text", "t", "i"), Map.of("anna", one, "ben", other), null);
  }

  @Test
  void stored_answers_and_measures_become_parts() {
    var version =
        version(
            "rating",
            "items: {perCell: 1}, asks: {ratings: [{id: clear, text: It is clear., min: 1, max: 5}]}");
    var item = version.stimuli().items().getFirst().id();
    var step = Json.tree("{\"block\":\"main\",\"kind\":\"TRIAL\",\"item\":\"%s\"}".formatted(item));
    var body = Json.tree("{\"answer\":{\"ratings\":{\"clear\":4}},\"timing\":{\"activeMs\":10}}");
    var arm = version.definition().arms().getFirst().id();
    var measures = Json.tree("{\"queries\": 3}");
    var seen = new AnswerReader(version).observation("p", arm, step, body, measures).orElseThrow();
    assertThat(seen.parts()).containsEntry("clear", 4.0).containsEntry("queries", 3.0);
  }

  private static Map<String, Object> row(Measure measure, String name) {
    return measure.rows().stream()
        .filter(row -> name.equals(row.get("measure")))
        .findFirst()
        .orElseThrow();
  }
}
