package groundwork.assignment.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.ExampleStudy;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.Join;
import groundwork.assignment.entity.PlannedStep;
import groundwork.it.GroundworkIT;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.entity.Arm;
import groundwork.study.entity.AssignmentPolicy;
import groundwork.study.entity.AssignmentPolicy.Policy;
import groundwork.study.entity.Block;
import groundwork.study.entity.Question;
import groundwork.study.entity.StudyVersion;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People are screened first and put into an arm afterwards, by what they answered. */
class AssigningIT extends GroundworkIT {
  private static final Clock CLOCK = Clock.systemUTC();
  private final DirectJoins direct =
      new DirectJoins(System.getProperty("groundwork.it.db.url"), CLOCK);

  /** A study of its own for each test: two arms, one question before they are drawn. */
  private static StudyVersion screened(AssignmentPolicy policy) {
    var ages = List.of(new Question.Option("young", "Young"), new Question.Option("old", "Old"));
    var asked = new Block.Screening.Asked("age", "How old?", ages, null, null);
    var flow = new ArrayList<Block>();
    flow.add(new Block.Instructions("welcome", null, null, "welcome.md"));
    flow.add(new Block.Screening("screening", null, null, null, null, List.of(asked), List.of()));
    flow.addAll(ExampleStudy.simulation(16, 1).definition().flow());
    flow.removeIf(block -> block.id().equals("welcome") && flow.indexOf(block) > 1);
    var made =
        ExampleStudy.version(
            new int[] {4, 4, 4, 4},
            null,
            null,
            List.of(
                new Arm("none", null, null, "none", true),
                new Arm("lime", null, null, "lime", true)),
            policy,
            flow);
    var study = UUID.randomUUID();
    return new StudyVersion(
        ContentHash.of(study.toString()),
        study,
        1,
        made.definition(),
        made.stimuli(),
        Map.of(),
        Map.of(),
        made.openedAt());
  }

  private static AssignmentPolicy policy(Policy policy, Integer quota) {
    return new AssignmentPolicy(
        policy, 30, quota, List.of(1), List.of("screening.age", "recruitment.country"), 1.0, null);
  }

  private Enrolment join(StudyVersion version, String country) {
    var join =
        new Join(
            ContentHash.sha256().digest(UUID.randomUUID().toString().getBytes()),
            EnrolmentKind.REAL,
            true,
            "1",
            null,
            "en",
            Json.MAPPER.createObjectNode(),
            Json.MAPPER.valueToTree(Map.of("country", country)));
    return direct.join((joins, endings) -> joins.join(version, join).enrolment());
  }

  private Enrolment assign(StudyVersion version, Enrolment enrolment, String age) {
    return direct.join(
        (joins, endings) -> joins.assign(version, enrolment, Map.of("screening.age", age)));
  }

  @Test
  void screening_takes_no_place_and_the_steps_so_far_stay() throws SQLException {
    var version = screened(policy(Policy.MINIMISATION, null));
    var before = join(version, "ID");
    assertThat(before.arm()).isNull();
    assertThat(before.plan())
        .extracting(PlannedStep::kind)
        .containsExactly(PlannedStep.Kind.INSTRUCTIONS, PlannedStep.Kind.SCREENING);
    assertThat(number(version, "select coalesce(sum(assigned), 0) from arm_count where study = ?"))
        .isZero();
    var after = assign(version, before, "young");
    assertThat(after.arm()).isIn("none", "lime");
    assertThat(after.status()).isEqualTo(Status.ACTIVE);
    assertThat(after.plan())
        .hasSizeGreaterThan(2)
        .startsWith(before.plan().toArray(PlannedStep[]::new));
    assertThat(assign(version, before, "old")).as("repeating is harmless").isEqualTo(after);
    assertThat(
            number(
                version,
                """
                select count(*) from assignment_ledger where study = ?
                  and strata = '{"screening.age": "young", "recruitment.country": "ID"}'
                """))
        .isEqualTo(1);
  }

  @Test
  void who_leaves_during_the_screening_had_no_place() throws SQLException {
    var version = screened(policy(Policy.PERMUTED_BLOCKS, null));
    var early = join(version, "ID");
    direct.join((joins, endings) -> endings.end(early, Status.WITHDRAWN, () -> true));
    assertThat(number(version, "select count(*) from assignment_ledger where study = ?")).isZero();
    assertThat(assign(version, early, "old").arm()).as("nobody comes back from that").isNull();
  }

  @Test
  void hundreds_at_once_are_exact_within_each_stratum() throws Exception {
    var version = screened(policy(Policy.PERMUTED_BLOCKS, null));
    try (var all = Executors.newFixedThreadPool(20)) {
      var done =
          IntStream.range(0, 200)
              .mapToObj(
                  i ->
                      all.submit(
                          () ->
                              assign(
                                  version,
                                  join(version, i % 2 == 0 ? "ID" : "NZ"),
                                  i % 4 < 2 ? "young" : "old")))
              .toList();
      for (var one : done) {
        assertThat(one.get().arm()).isNotNull();
      }
    }
    assertThat(
            number(
                version,
                """
                select max(assigned) - min(assigned) + 1000 * count(*) from stratum_count
                where study = ? and stratum like '%&%'
                """))
        .as("four strata of 50, two arms each, all alike")
        .isBetween(8000L, 8000L);
    assertThat(
            number(
                version, "select count(distinct ordinal) from assignment_ledger where study = ?"))
        .isEqualTo(200);
  }

  @Test
  void when_the_last_place_went_during_the_screening_the_study_is_full() {
    var version = screened(policy(Policy.BALANCED, 1));
    var first = join(version, "ID");
    var second = join(version, "ID");
    assertThat(assign(version, first, "old").arm()).isNotNull();
    var late = assign(version, second, "old");
    assertThat(late.status()).isEqualTo(Status.QUOTA_FULL);
    assertThat(late.arm()).isNull();
    assertThat(join(version, "ID").status()).isEqualTo(Status.QUOTA_FULL);
  }

  @Test
  void without_refill_a_lapsed_place_is_kept_for_who_had_it() throws SQLException {
    var version = screened(policy(Policy.PERMUTED_BLOCKS, 2));
    var away = assign(version, join(version, "ID"), "old");
    try (var connection = direct.connection();
        var lapse =
            connection.prepareStatement(
                "update enrolment set lease_until = now() - interval '1 hour' where id = ?")) {
      lapse.setObject(1, away.id());
      lapse.executeUpdate();
    }
    var other = assign(version, join(version, "ID"), "old");
    assertThat(other.arm()).as("the next place of the row").isNotEqualTo(away.arm());
    assertThat(join(version, "ID").status())
        .as("both places are given")
        .isEqualTo(Status.QUOTA_FULL);
    assertThat(taken(version)).isEqualTo(1);
    direct.join(
        (joins, endings) -> {
          endings.reclaim(away, Duration.ofMinutes(30));
          return null;
        });
    assertThat(taken(version)).isEqualTo(2);
    assertThat(
            number(
                version,
                "select sum(assigned) from stratum_count where study = ? and stratum ="
                    + " 'screening.age=old'"))
        .isEqualTo(2);
  }

  private long taken(StudyVersion version) throws SQLException {
    return number(version, "select sum(assigned) from arm_count where study = ?");
  }

  private long number(StudyVersion version, String query) throws SQLException {
    try (var connection = direct.connection();
        var asked = connection.prepareStatement(query)) {
      asked.setObject(1, version.study());
      try (var row = asked.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
