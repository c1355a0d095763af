package groundwork.monitor.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.monitor.entity.Alert;
import groundwork.monitor.entity.Alert.Kind;
import groundwork.monitor.entity.Progress.Leaving;
import groundwork.monitor.entity.Progress.Stage;
import groundwork.monitor.entity.Situation;
import groundwork.monitor.entity.Situation.ArmFill;
import groundwork.monitor.entity.Situation.QuestionCount;
import groundwork.study.entity.AssignmentPolicy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void a_healthy_study_alarms_nobody_at_any_moment(long seed) {
    var random = new Random(seed);
    for (int people = 0; people <= 120; people += 3) {
      assertThat(Alerts.of(healthy(people, random))).as("%d people", people).isEmpty();
    }
  }

  /**
   * One of seven leaves somewhere, one of five fails a question at first, a few come back often.
   */
  private static Situation healthy(int people, Random random) {
    int blocks = 6;
    int[] left = new int[blocks];
    int[] here = new int[blocks];
    for (int person = 0; person < people; person++) {
      double fate = random.nextDouble();
      if (fate < 1 / 7.0) {
        left[random.nextInt(blocks)]++;
      } else if (fate < 2 / 7.0) {
        here[random.nextInt(blocks)]++;
      }
    }
    var stages = new ArrayList<Stage>();
    int entered = people;
    for (int block = 0; block < blocks; block++) {
      stages.add(stage("b" + block, entered, here[block], left[block], 0));
      entered -= here[block] + left[block];
    }
    int wrong = 0;
    int returning = 0;
    for (int person = 0; person < people; person++) {
      wrong += random.nextDouble() < 0.2 ? 1 : 0;
      returning += random.nextDouble() < 0.05 ? 1 : 0;
    }
    int gone = java.util.Arrays.stream(left).sum();
    int kept = people - gone;
    return new Now()
        .stages(stages)
        .question(people, wrong)
        .arms(
            new ArmFill("a", (kept + 1) / 2, (people + 1) / 2, gone / 2, 1, false),
            new ArmFill("b", kept / 2, people / 2, gone / 2, 1, false))
        .people(people, returning, returning)
        .median(entered, 9 * 60_000.0 + 60_000 * random.nextDouble())
        .joined(NOW.minus(Duration.ofHours(5)))
        .saves(people * 10, people / 20)
        .get();
  }

  @Test
  void a_question_that_nearly_everybody_fails_is_told_and_one_that_some_fail_is_not() {
    assertThat(kinds(new Now().question(5, 5))).containsExactly(Kind.CHECK_QUESTION);
    assertThat(kinds(new Now().question(4, 4))).isEmpty();
    assertThat(kinds(new Now().question(10, 6))).isEmpty();
    assertThat(Alerts.of(new Now().question(40, 38).get()).getFirst().seen())
        .isEqualTo(
            "38 of 40 answered “Which?” wrongly at first (at least 83% of all, 95% interval).");
  }

  @Test
  void a_step_that_nobody_passes_is_told_apart_from_one_that_many_leave_at() {
    assertThat(kinds(new Now().stages(List.of(stage("x", 7, 2, 0, 5)))))
        .containsExactly(Kind.NOBODY_PASSES);
    assertThat(kinds(new Now().stages(List.of(stage("x", 20, 0, 11, 0)))))
        .containsExactly(Kind.MANY_LEAVE);
    assertThat(kinds(new Now().stages(List.of(stage("x", 20, 0, 6, 0))))).isEmpty();
    assertThat(kinds(new Now().stages(List.of(stage("x", 30, 30, 0, 0))))).isEmpty();
    assertThat(kinds(new Now().stages(List.of(stage("x", 4, 0, 4, 0))))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void arms_that_are_further_apart_than_their_policy_allows_are_told(Policy policy) {
    var uneven = new Now().policy(policy).arms(fill("a", 45), fill("b", 15));
    assertThat(kinds(uneven)).containsExactly(Kind.IMBALANCE);
    var even = new Now().policy(policy).arms(fill("a", 31), fill("b", 30));
    assertThat(kinds(even)).isEmpty();
    var paused = new Now().policy(policy).arms(new ArmFill("a", 45, 45, 0, 1, true), fill("b", 15));
    assertThat(kinds(paused)).as("somebody paused an arm").isEmpty();
  }

  @Test
  void places_that_wait_to_be_filled_again_are_no_imbalance() {
    var dropped = new Now().arms(new ArmFill("a", 10, 14, 4, 1, false), fill("b", 14));
    assertThat(kinds(dropped)).isEmpty();
  }

  @Test
  void slow_people_reloads_lost_actions_silence_and_failing_saves_are_told() {
    assertThat(kinds(new Now().median(5, 21 * 60_000.0))).containsExactly(Kind.SLOW);
    assertThat(kinds(new Now().median(4, 21 * 60_000.0))).isEmpty();
    assertThat(kinds(new Now().people(10, 6, 0))).containsExactly(Kind.RESUMES);
    assertThat(kinds(new Now().people(10, 0, 6))).containsExactly(Kind.LOST_EVENTS);
    assertThat(kinds(new Now().joined(NOW.minus(Duration.ofDays(3)))))
        .containsExactly(Kind.NO_JOINS);
    assertThat(kinds(new Now().joined(NOW.minus(Duration.ofDays(3))).full())).isEmpty();
    assertThat(kinds(new Now().saves(60, 20))).containsExactly(Kind.SAVES_FAIL);
    assertThat(kinds(new Now().saves(1000, 4))).isEmpty();
  }

  @Test
  void every_alert_says_what_was_seen_why_it_matters_and_what_to_do() {
    var all =
        Alerts.of(
            new Now()
                .question(9, 9)
                .stages(List.of(stage("x", 9, 0, 0, 9), stage("y", 20, 0, 11, 0)))
                .arms(fill("a", 30), fill("b", 3))
                .people(20, 15, 15)
                .median(9, 60 * 60_000.0)
                .joined(NOW.minus(Duration.ofDays(30)))
                .saves(0, 30)
                .get());
    assertThat(all).extracting(Alert::kind).containsExactlyInAnyOrder(Kind.values());
    assertThat(all)
        .allSatisfy(
            alert -> {
              assertThat(alert.seen()).matches(".*\\d.*");
              assertThat(alert.why()).endsWith(".");
              assertThat(alert.act()).endsWith(".");
            });
    assertThat(all.getFirst().severity()).isEqualTo(Alert.Severity.BAD);
  }

  private static List<Kind> kinds(Now now) {
    return Alerts.of(now.get()).stream().map(Alert::kind).toList();
  }

  private static ArmFill fill(String arm, int taken) {
    return new ArmFill(arm, taken, taken, 0, 1, false);
  }

  private static Stage stage(String id, int entered, int here, int left, int ended) {
    return new Stage(
        id,
        id,
        "trials",
        here,
        List.of(new Leaving("a", entered, here, left, ended)),
        null,
        null,
        null,
        null);
  }

  /** A study in which nothing has happened, and what is changed about it. */
  private static final class Now {
    private List<Stage> stages = List.of();
    private List<QuestionCount> questions = List.of();
    private Policy policy = Policy.BALANCED;
    private List<ArmFill> arms = List.of();
    private Situation.People people = new Situation.People(0, 0, 0);
    private int completed;
    private Double median;
    private Instant lastJoin;
    private boolean full;
    private int saves;
    private int failed;

    Now stages(List<Stage> all) {
      stages = all;
      return this;
    }

    Now question(int answered, int wrong) {
      questions = List.of(new QuestionCount("check", "q", "Which?", answered, wrong));
      return this;
    }

    Now policy(Policy which) {
      policy = which;
      return this;
    }

    Now arms(ArmFill... all) {
      arms = List.of(all);
      return this;
    }

    Now people(int all, int returning, int losing) {
      people = new Situation.People(all, returning, losing);
      return this;
    }

    Now median(int of, double ms) {
      completed = of;
      median = ms;
      return this;
    }

    Now joined(Instant at) {
      lastJoin = at;
      return this;
    }

    Now full() {
      full = true;
      return this;
    }

    Now saves(int stored, int lost) {
      saves = stored;
      failed = lost;
      return this;
    }

    Situation get() {
      return new Situation(
          stages,
          questions,
          policy,
          2,
          arms,
          people,
          10,
          median,
          completed,
          true,
          full,
          lastJoin,
          Duration.ofHours(1),
          saves,
          failed,
          NOW);
    }
  }
}
