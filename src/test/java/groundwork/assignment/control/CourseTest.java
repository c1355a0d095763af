package groundwork.assignment.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.ExampleStudy;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep;
import groundwork.study.entity.Arm;
import groundwork.study.entity.AssignmentPolicy;
import groundwork.study.entity.Block;
import groundwork.study.entity.Sequence;
import groundwork.study.entity.StudyVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ways back and forward, groups and samples, as they stand in plans. */
class CourseTest {
  private static Block page(String id, String... onlyArms) {
    return new Block.Instructions(id, null, List.of(onlyArms), id + ".md");
  }

  private static Block branch(String id, String to, Integer atMost) {
    return new Block.Branch(id, null, null, "true", to, atMost);
  }

  private static StudyVersion study(Block... flow) {
    return ExampleStudy.version(
        new int[] {1, 1, 1, 1},
        null,
        null,
        List.of(new Arm("one", null, null, "none", true), new Arm("two", null, null, "none", true)),
        AssignmentPolicy.DEFAULT,
        List.of(flow));
  }

  private static List<PlannedStep> plan(StudyVersion version, String arm, int index) {
    return Planner.plan(
        version,
        version.definition().arm(arm).orElseThrow(),
        UUID.nameUUIDFromBytes(new byte[] {1}),
        index,
        Planner.seed(version, EnrolmentKind.REAL, index));
  }

  private static List<String> names(List<PlannedStep> plan) {
    return plan.stream().map(step -> step.block() + step.attempt()).toList();
  }

  @Test
  void a_way_back_is_written_out_behind_its_branch() {
    var version = study(page("a"), page("b"), branch("back", "a", 2), page("c"));
    var plan = plan(version, "one", 0);
    assertThat(names(plan))
        .containsExactly("a1", "b1", "back1", "a2", "b2", "back2", "a3", "b3", "c1");
    var study = version.definition();
    assertThat(Branches.next(study, plan, 2, true)).isEqualTo(3);
    assertThat(Branches.next(study, plan, 2, false)).isEqualTo(8);
    assertThat(Branches.next(study, plan, 5, true)).isEqualTo(6);
    assertThat(Branches.next(study, plan, 5, false)).isEqualTo(8);
  }

  @Test
  void ways_back_may_stand_inside_each_other() {
    var version =
        study(page("a"), branch("in", "a", 1), page("b"), branch("out", "a", 1), page("c"));
    var plan = plan(version, "one", 0);
    assertThat(names(plan))
        .containsExactly("a1", "in1", "a2", "b1", "out1", "a3", "in2", "a4", "b2", "c1");
    var study = version.definition();
    assertThat(Branches.next(study, plan, 1, false)).isEqualTo(3);
    assertThat(Branches.next(study, plan, 4, false)).isEqualTo(9);
    assertThat(Branches.next(study, plan, 6, false)).isEqualTo(8);
  }

  @Test
  void a_way_forward_leads_to_what_follows_where_the_arm_does_not_meet_its_goal() {
    var version =
        study(page("a"), branch("skip", "c", null), page("b"), page("c", "two"), page("d"));
    var study = version.definition();
    var one = plan(version, "one", 0);
    var two = plan(version, "two", 0);
    assertThat(names(one)).containsExactly("a1", "skip1", "b1", "d1");
    assertThat(Branches.next(study, one, 1, true)).isEqualTo(3);
    assertThat(Branches.next(study, one, 1, false)).isEqualTo(2);
    assertThat(two.get(Branches.next(study, two, 1, true)).block()).isEqualTo("c");
  }

  @Test
  void a_way_forward_past_everything_ends_the_plan() {
    var version = study(page("a"), branch("skip", "b", null), page("b", "two"));
    var plan = plan(version, "one", 0);
    assertThat(Branches.next(version.definition(), plan, 1, true)).isEqualTo(plan.size());
  }

  @Test
  void checks_that_come_again_count_their_attempts_on() {
    var check = ExampleStudy.simulation(4, 1).definition().block("check").orElseThrow();
    var version = study(page("a"), check, branch("back", "a", 1));
    assertThat(names(plan(version, "one", 0)))
        .containsExactly("a1", "check1", "check2", "back1", "a2", "check3", "check4");
  }

  @Test
  void each_block_of_a_group_is_sampled_equally_often() {
    for (var order : List.of(Sequence.FIXED, Sequence.LATIN_SQUARE, Sequence.WILLIAMS)) {
      var blocks = List.of(page("p"), page("q"), page("r"), page("s", "two"), page("t"));
      var version = study(new Block.Group("group", null, null, null, order, 2, blocks));
      var met = new HashMap<String, Integer>();
      for (int index = 0; index < 8; index++) {
        var steps = plan(version, "one", index).stream().map(PlannedStep::block).toList();
        assertThat(steps).hasSize(2).doesNotHaveDuplicates();
        if (order == Sequence.FIXED) {
          assertThat(steps).isSorted();
        }
        steps.forEach(step -> met.merge(step, 1, Integer::sum));
      }
      assertThat(met).hasSize(4);
      assertThat(met.values()).as("%s", order).containsOnly(4);
    }
  }

  @Test
  void what_comes_before_the_assignment_begins_every_plan() {
    var asked = new Block.Screening.Asked("age", "How old?", List.of(), 18, 99);
    var version =
        study(
            page("a"),
            new Block.Screening("s", null, null, null, null, List.of(asked), List.of()),
            page("b"));
    var enrolment = UUID.nameUUIDFromBytes(new byte[] {1});
    var before = Planner.screening(version, enrolment);
    assertThat(names(before)).containsExactly("a1", "s1");
    assertThat(plan(version, "two", 3)).startsWith(before.toArray(PlannedStep[]::new));
    assertThat(new HashSet<>(plan(version, "two", 3))).hasSize(3);
    assertThat(Planner.screening(study(page("a")), enrolment)).isEmpty();
  }
}
