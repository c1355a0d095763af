package groundwork.trial.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.ExampleStudy;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.json.control.Json;
import groundwork.study.entity.Block;
import groundwork.study.entity.Ending;
import groundwork.study.entity.Question;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.Facts.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts of answers, and where rules over them lead. */
class WayTest {
  private static final List<Question.Option> AB =
      List.of(new Question.Option("a", "A"), new Question.Option("b", "B"));

  private static final Block.Attention LOOK =
      new Block.Attention("look-here", null, null, null, "Choose B.", AB, "b", null);

  /** Practice, a check, perhaps the practice again, a text for the slow, an early end, a scale. */
  private static StudyVersion version() {
    var example = ExampleStudy.simulation(4, 1);
    var was = example.definition();
    var pre = was.block("pre").orElseThrow();
    var study =
        new Study(
            was.schema(),
            was.slug(),
            was.title(),
            was.locale(),
            null,
            was.rung(),
            was.question(),
            null,
            was.stimuli(),
            was.seed(),
            5,
            null,
            was.consent(),
            null,
            null,
            null,
            was.arms(),
            was.assignment(),
            List.of(
                pre,
                LOOK,
                new Block.Branch(
                    "again", null, null, "pre.accuracy < 0.5 and look_here.passed", "pre", 1),
                new Block.FreeText("why", null, null, "pre.timed_out > 0", "Why?", true, 100),
                new Block.End(
                    "enough", null, null, "not look_here.passed", Ending.FAILED_CHECK, "careless"),
                new Block.FreeText("last", null, null, "Anything else?", true, 100)),
            was.debrief(),
            null,
            null,
            null,
            null,
            null);
    return new StudyVersion(
        example.hash(),
        example.study(),
        1,
        study,
        example.stimuli(),
        example.html(),
        Map.of(),
        example.openedAt());
  }

  private static final List<PlannedStep> PLAN = new ArrayList<>();

  static {
    for (var round = 1; round <= 2; round++) {
      for (var item : List.of("one", "two")) {
        step("pre", Kind.TRIAL, item, round);
      }
      step("look-here", Kind.ATTENTION, null, round);
      if (round == 1) {
        step("again", Kind.BRANCH, null, 1);
      }
    }
    step("why", Kind.FREE_TEXT, null, 1);
    step("enough", Kind.END, null, 1);
    step("last", Kind.FREE_TEXT, null, 1);
  }

  private static void step(String block, Kind kind, String item, int attempt) {
    PLAN.add(new PlannedStep("k" + PLAN.size(), block, kind, item, attempt));
  }

  private static Given trial(int position, Boolean correct) {
    return new Given(PLAN.get(position), Json.tree("{}"), correct, correct == null);
  }

  private static Given look(int position, boolean passed) {
    return new Given(PLAN.get(position), Json.tree("{}"), passed, false);
  }

  private static Way.Stop from(int position, Given... given) {
    var version = version();
    var facts = new Facts(version, "lime", "en", Map.of(), List.of(given));
    return new Way(version.definition(), PLAN).from(position, facts);
  }

  @Test
  void a_rule_that_holds_leads_back_and_one_that_does_not_leads_on() {
    var back = from(3, trial(0, false), trial(1, true), trial(1, false), look(2, true));
    assertThat(back.position()).isEqualTo(4);
    assertThat(back.happened()).extracting("kind").containsExactly("branched");
    assertThat(from(3, trial(0, true), trial(1, true), look(2, true)).position()).isEqualTo(9);
  }

  @Test
  void blocks_are_left_out_and_shown_as_their_rules_say() {
    assertThat(from(3, trial(0, true), trial(1, null), look(2, true)).position()).isEqualTo(7);
    assertThat(from(7, trial(0, true), trial(1, true), look(2, true)).position()).isEqualTo(9);
  }

  @Test
  void an_early_end_has_its_outcome_and_its_reason() {
    var end = from(3, trial(0, true), trial(1, true), look(2, false));
    assertThat(end.ending()).isEqualTo(Ending.FAILED_CHECK);
    assertThat(end.reason()).isEqualTo("careless");
  }

  @Test
  void a_rule_over_what_nobody_answered_does_not_hold() {
    assertThat(from(3).position()).isEqualTo(9);
  }

  @Test
  void only_places_with_rules_are_ruled() {
    var way = new Way(version().definition(), PLAN);
    assertThat(List.of(0, 1, 2, 3, 7, 8, 9).stream().map(way::ruled))
        .containsExactly(false, false, false, true, true, true, false);
  }

  @Test
  void recruitment_parameters_are_texts_and_numbers() {
    var facts = new Facts(version(), "lime", "en", Map.of("batch", "3", "panel", "x"), List.of());
    assertThat(facts.hold("recruitment.batch >= 3 and recruitment.panel == 'x'")).isTrue();
    assertThat(facts.hold("recruitment.panel + 1 > 0")).isFalse();
    assertThat(facts.hold("recruitment.nothing == 'x' or arm == 'lime'")).isTrue();
    assertThat(facts.hold("arm != 'lime'")).isFalse();
  }
}
