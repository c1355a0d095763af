package groundwork.bench;

import groundwork.assignment.ExampleStudy;
import groundwork.assignment.control.DirectJoins;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.Join;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.entity.Arm;
import groundwork.study.entity.AssignmentPolicy;
import groundwork.study.entity.AssignmentPolicy.Policy;
import groundwork.study.entity.StudyVersion;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * What a join costs as a study fills: the whole transaction (lock, counts, arm, plan of 38 steps,
 * ledger) on a durable PostgreSQL, by policy and thousand. Prints Markdown.
 */
public final class JoinBench {
  private static final int JOINS = 10_000;
  private static final List<String> COUNTRIES = List.of("ID", "NZ", "BR", "DE", "US");

  private JoinBench() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    try (var postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .start()) {
      Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
      var direct = new DirectJoins(postgres.getJdbcUrl("postgres", "postgres"), Clock.systemUTC());
      System.out.println("| policy | joins before | p50 ms | p95 ms | p99 ms |");
      System.out.println("|---|---|---|---|---|");
      for (var policy : Policy.values()) {
        measure(direct, policy);
      }
    }
  }

  private static void measure(DirectJoins direct, Policy policy) throws SQLException {
    var version = version(policy);
    try (var connection = direct.connection()) {
      var millis = new double[JOINS];
      for (int i = 0; i < JOINS; i++) {
        var join = somebody(i);
        long start = System.nanoTime();
        direct.inTransaction(connection, (joins, endings) -> joins.join(version, join));
        millis[i] = (System.nanoTime() - start) / 1e6;
        if ((i + 1) % 1000 == 0) {
          print(policy, i - 999, Arrays.copyOfRange(millis, i - 999, i + 1));
        }
      }
    }
  }

  private static void print(Policy policy, int before, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        "| %s | %d | %.2f | %.2f | %.2f |%n",
        policy.word(), before, millis[500], millis[950], millis[990]);
  }

  private static Join somebody(int number) {
    return new Join(
        ContentHash.sha256().digest(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)),
        EnrolmentKind.REAL,
        true,
        "1",
        null,
        "en",
        Json.MAPPER.createObjectNode(),
        Json.MAPPER.valueToTree(
            Map.of("country", COUNTRIES.get(number % 5), "sex", number % 2 == 0 ? "f" : "m")));
  }

  private static StudyVersion version(Policy policy) {
    var made =
        ExampleStudy.version(
            new int[] {16, 16, 16, 16},
            null,
            null,
            List.of(
                new Arm("none", null, null, "none", true),
                new Arm("lime", null, null, "lime", true)),
            new AssignmentPolicy(
                policy,
                60,
                null,
                null,
                List.of("recruitment.country", "recruitment.sex"),
                null,
                null),
            ExampleStudy.simulation(16, 3).definition().flow());
    return new StudyVersion(
        ContentHash.of(policy.word()),
        UUID.randomUUID(),
        1,
        made.definition(),
        made.stimuli(),
        Map.of(),
        Map.of(),
        made.openedAt());
  }
}
