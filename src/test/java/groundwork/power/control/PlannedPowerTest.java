package groundwork.power.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.document.control.FileSet;
import groundwork.plan.control.PlanReader;
import groundwork.power.entity.Assumptions;
import groundwork.power.entity.PowerPoint;
import groundwork.problem.entity.Finding;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.Instruments;
import groundwork.study.control.StudyReader;
import groundwork.study.entity.StudyVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Power of the studies that ship, by their own planner and plan. */
class PlannedPowerTest {
  private static Question simulation;
  private static Question decision;

  @BeforeAll
  static void read() throws Exception {
    simulation = question("sentiment-forward-simulation", "sentiment");
    decision = question("credit-decision", "credit");
  }

  static Question question(String study, String set) throws Exception {
    StimulusSet stimuli =
        StimulusReader.read(FileSet.ofFolder(Path.of("stimuli", set), FileSet.Limits.STIMULI))
            .required();
    var files =
        FileSet.ofFolder(Path.of("studies", study), FileSet.Limits.STUDY).texts(finding -> {});
    var reading = StudyReader.read(files, slug -> Optional.of(stimuli));
    var version =
        new StudyVersion(
            ContentHash.of(study),
            UUID.nameUUIDFromBytes(study.getBytes()),
            1,
            reading.required(),
            stimuli,
            Map.of(),
            Instruments.of(reading.required()),
            Instant.EPOCH);
    return new Question(version, PlanReader.read(reading.plan().orElseThrow()), files);
  }

  static Assumptions defaults(Question question) {
    var analysis = question.analyses().getFirst();
    return Defaults.of(question, Optional.of(analysis), Optional.of(question.looked(analysis)));
  }

  @Test
  void the_primary_analysis_comes_first_and_its_highest_term_is_tested() {
    assertThat(simulation.analyses().getFirst().id()).isEqualTo("gain");
    assertThat(defaults(simulation).targets())
        .containsExactly("factor_methodlime:phasepost", "factor_methodshap:phasepost");
    assertThat(defaults(simulation).adjust()).isEqualTo("holm");
    var planned = simulation.looked(simulation.analyses().getFirst());
    assertThat(planned.words("factor_methodlime:phasepost")).isEqualTo("lime × post");
    assertThat(planned.against("factor_methodlime:phasepost")).isEqualTo("none × pre");
    assertThat(defaults(decision).targets())
        .containsExactly("factor_supportalone", "factor_supportexplained");
  }

  @Test
  void rows_are_those_that_the_planner_gives_and_fewer_people_are_the_first_of_more() {
    var analysis = decision.analyses().getFirst();
    var most = decision.planned(analysis, 30);
    var fewer = decision.planned(analysis, 12);
    var first = most.first(12);
    assertThat(first.matrix().n()).isEqualTo(fewer.matrix().n());
    assertThat(first.matrix().names()).isEqualTo(fewer.matrix().names());
    assertThat(first.levels("participant")).isEqualTo(12);
    for (int j = 0; j < first.matrix().columns().length; j++) {
      assertThat(first.matrix().columns()[j]).isEqualTo(fewer.matrix().columns()[j]);
    }
    // initial and final decisions: only those that the filter takes
    var stages = first.rows();
    for (int row = 0; row < stages.rows(); row++) {
      assertThat(
              "final".equals(stages.column("stage").text(row))
                  || "alone".equals(stages.column("factor_support").text(row)))
          .isTrue();
    }
  }

  @Test
  void what_is_planted_in_points_is_what_people_answer() {
    var analysis = decision.analyses().getFirst();
    var planned = decision.planned(analysis, 600);
    var assumed = with(defaults(decision), 0.1, 100);
    var model = new Truth(planned, assumed).model(0.1);
    double[] found = new double[2];
    double[] asked = new double[2];
    int target = planned.matrix().names().indexOf("factor_supportexplained");
    int other = planned.matrix().names().indexOf("factor_supportalone");
    for (int draw = 0; draw < 40; draw++) {
      double[] y =
          model.answers(org.apache.commons.rng.simple.RandomSource.XO_SHI_RO_256_PP.create(draw));
      for (int row = 0; row < y.length; row++) {
        if (model.x()[other][row] == 0) {
          int at = (int) model.x()[target][row];
          found[at] += y[row];
          asked[at]++;
        }
      }
    }
    assertThat(found[0] / asked[0]).isCloseTo(0.75, within(0.02));
    assertThat(found[1] / asked[1] - found[0] / asked[0]).isCloseTo(0.1, within(0.01));
  }

  private static Assumptions with(Assumptions assumed, double effect, int draws) {
    return changed("effect", effect, "draws", draws).orElse(assumed);
  }

  static Assumptions changed(Object... members) {
    var tree = groundwork.json.control.Json.MAPPER.createObjectNode();
    for (int i = 0; i < members.length; i += 2) {
      tree.set(
          (String) members[i], groundwork.json.control.Json.MAPPER.valueToTree(members[i + 1]));
    }
    return groundwork.json.control.Json.MAPPER.treeToValue(tree, Assumptions.class);
  }

  /** Sizes and effects as the job takes them, and what they come to. */
  @Test
  void a_search_gives_a_number_a_cost_and_the_same_again() {
    var assumed =
        changed(
                "draws",
                60,
                "from",
                12,
                "to",
                150,
                "at",
                60,
                "effect",
                0.15,
                "fit",
                "joint",
                "targets",
                List.of("factor_supportexplained"),
                "adjust",
                "none")
            .orElse(defaults(decision));
    var one = points(assumed, List.of());
    assertThat(points(assumed, List.of())).isEqualTo(one);
    assertThat(points(assumed, one.subList(0, 4)))
        .as("a search that was broken off")
        .isEqualTo(one);
    assertThat(Search.of(one, PowerPoint.CURVE)).hasSize(Search.SIZES);
    assertThat(Search.of(one, PowerPoint.SENSITIVITY)).hasSize(Search.EFFECTS);
    assertThat(Search.of(one, PowerPoint.CURVE))
        .extracting(PowerPoint::participants)
        .doesNotHaveDuplicates()
        .allMatch(n -> n % 3 == 0 && n >= 12 && n <= 150);
    var planned = decision.planned(decision.analyses().getFirst(), 153);
    var result =
        new Simulated(planned, assumed, one)
            .result(new Recruiting(decision.version().definition(), assumed));
    assertThat(result.needed().participants()).isBetween(20, 150);
    assertThat(result.needed().low()).isLessThanOrEqualTo(result.needed().participants());
    assertThat(result.needed().high()).isGreaterThanOrEqualTo(result.needed().participants());
    assertThat(result.needed().completed()).isGreaterThan(result.needed().participants());
    assertThat(result.needed().recruited()).isGreaterThan(result.needed().completed());
    assertThat(result.needed().arms()).hasSize(3);
    assertThat(result.sensitivity().effect()).isBetween(0.05, 0.25);
    assertThat(result.curve()).extracting(PowerPoint.Read::participants).isSorted();
    assertThat(result.assumptions()).anyMatch(said -> said.contains("90% right instead of 75%"));
  }

  private static List<PowerPoint> points(Assumptions assumed, List<PowerPoint> begun) {
    var planned = decision.planned(decision.analyses().getFirst(), 153);
    var search = new Search(assumed, decision.arms());
    var simulating = new Simulating(planned, assumed);
    var truth = new Truth(planned, assumed);
    var points = new ArrayList<>(begun);
    for (var ask = search.next(points, truth); ask.isPresent(); ask = search.next(points, truth)) {
      points.add(simulating.point(ask.get(), done -> {}));
    }
    return points;
  }

  /** A mixed design: what is varied within people comes from the planner's conditions. */
  @Test
  void within_factors_and_their_slopes_are_planned_for() throws Exception {
    var mixed = question("credit-time-pressure", "credit");
    var assumed = defaults(mixed);
    assertThat(assumed.targets()).containsExactly("factor_explanationshap:factor_pacehurried");
    var planned = mixed.planned(mixed.analyses().getFirst(), 24);
    int pace = planned.matrix().names().indexOf("factor_pacehurried");
    assertThat(planned.variesWithin()[pace]).isTrue();
    assertThat(planned.variesWithin())
        .containsExactly(false, false, true, false); // neither constant, between, nor interaction
    var model = new Truth(planned, assumed).model(0.1);
    assertThat(model.participants().slopes()[pace]).isEqualTo(0.3);
    assertThat(model.fitted().getFirst().names())
        .containsExactly("(Intercept)", "factor_pacehurried");
    assertThat(model.outcomes(new int[] {3}, 1, 0, 4)).anyMatch(one -> one.converged());
    assertThat(question("sentiment-explanation-tournament", "sentiment").pairs()).isPositive();
  }

  @Test
  void shuffled_scales_between_the_trials_are_planned_with() throws Exception {
    var days = question("loan-advice-three-days", "credit");
    var rows = PlannedRows.of(days.version(), 2);
    assertThat(rows.factor("session").used().levels()).containsExactly("1", "2", "3");
    assertThat(rows.rows())
        .isEqualTo(2 * (2 + 3 * 12) * 2); // with practice, before and after advice
  }

  @Test
  void nonsense_is_told_at_its_member() {
    assertThat(pointers("effect", 0.0)).containsExactly("/effect");
    assertThat(pointers("effect", 0.4)).containsExactly("/effect");
    assertThat(pointers("participantSd", -0.5)).containsExactly("/participantSd");
    assertThat(pointers("from", 0)).contains("/from");
    assertThat(pointers("to", 5)).contains("/to");
    assertThat(pointers("baseline", 1.2)).contains("/baseline");
    assertThat(pointers("alpha", 0.9)).contains("/alpha");
    assertThat(pointers("power", 1.0)).containsExactly("/power");
    assertThat(pointers("adjust", "magic")).containsExactly("/adjust");
    assertThat(pointers("draws", 3)).containsExactly("/draws");
    assertThat(pointers("effectIn", "units")).containsExactly("/effectIn");
    assertThat(pointers("dropout", 1.0)).containsExactly("/dropout");
    var unknown = findings("targets", List.of("factor_suportalone"));
    assertThat(unknown.getFirst().remedy()).contains("Did you mean \"factor_supportalone\"?");
  }

  private static List<String> pointers(Object... members) {
    return findings(members).stream().map(Finding::pointer).toList();
  }

  private static List<Finding> findings(Object... members) {
    return Checks.of(
        changed(members).orElse(defaults(decision)),
        Optional.of(decision.looked(decision.analyses().getFirst())));
  }
}
