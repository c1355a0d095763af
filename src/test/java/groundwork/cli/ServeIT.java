package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.Distribution;
import groundwork.it.Http;
import groundwork.it.TestBed;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starting, refusing to start, being killed and stopping, as an administrator sees it. One start is
 * shared; the last tests end it.
 */
@TestMethodOrder(OrderAnnotation.class)
class ServeIT {
  @TempDir static Path folder;
  private static Distribution running;

  @BeforeAll
  static void start() throws Exception {
    running = new Distribution(folder.resolve("data"));
    running.start();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  private static boolean answers() {
    return new Http(running.url(), null).get("/health/ready").status() == 200;
  }

  /** What it says when it ends by itself with exit code 1. */
  private static String refusal(Duration most, Path data, String... more) throws Exception {
    var refused = new Distribution(data);
    var from = Instant.now();
    var process = refused.begin(more);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    var said = Files.readString(refused.log());
    assertThat(process.exitValue()).as(said).isEqualTo(1);
    assertThat(said).contains("groundwork: ").doesNotContain("\tat ");
    assertThat(Duration.between(from, Instant.now())).isLessThan(most);
    return said;
  }

  private static String refusal(String... more) throws Exception {
    return refusal(Duration.ofSeconds(20), folder.resolve("other"), more);
  }

  @Test
  @Order(1)
  void a_second_start_on_the_same_folder_is_refused_and_harms_nothing() throws Exception {
    var token = Files.readString(running.data().resolve("command-token"));
    assertThat(refusalOn(running.data()))
        .contains("is running on the data folder " + running.data() + " already (process ");
    assertThat(answers()).isTrue();
    assertThat(running.data().resolve("command-token")).hasContent(token);
    assertThat(running.owner().get("/api/studies").status()).isEqualTo(200);
  }

  /**
   * The log of the first start lies beside its folder, so the second goes by another name of it.
   */
  private static String refusalOn(Path data) throws Exception {
    return refusal(
        Duration.ofSeconds(20),
        folder.resolve("second"),
        "--data",
        data.toString(),
        "--port",
        free());
  }

  private static String free() throws Exception {
    return String.valueOf(TestBed.freePort());
  }

  @Test
  @Order(2)
  void a_port_or_address_that_cannot_be_had_is_said() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var port = String.valueOf(taken.getLocalPort());
      assertThat(refusal("--port", port)).contains("port " + port + " is in use");
    }
    assertThat(refusal("--host", "192.0.2.1")).contains("no address of this machine");
  }

  @Test
  @Order(3)
  void a_folder_that_cannot_be_written_is_said() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "");
    assertThat(refusal("--data", file.toString())).contains("cannot write to the data folder");
  }

  @Test
  @Order(4)
  void a_database_that_does_not_let_us_in_is_said_in_seconds() throws Exception {
    var port = Files.readAllLines(running.data().resolve("postgres/postmaster.pid")).get(3);
    var url = "jdbc:postgresql://127.0.0.1:" + port.strip();
    assertThat(
            refusal("--db-url", url + "/postgres", "--db-user", "postgres", "--db-password", "x"))
        .contains("does not let \"postgres\" in; check --db-user and --db-password");
    assertThat(refusal("--db-url", "jdbc:postgresql://127.0.0.1:1/groundwork"))
        .contains("does not answer; check --db-url");
    assertThat(refusal("--db-url", "mysql://db")).contains("must begin with jdbc:postgresql://");
  }

  @Test
  @Order(5)
  void an_application_that_cannot_be_loaded_is_said_with_its_cause() throws Exception {
    try (var connection = TestBed.database().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role powerless login");
      statement.execute("create database unwritable");
    }
    var url = System.getProperty("groundwork.it.db.url").replaceAll("/postgres\\b.*", "");
    assertThat(
            refusal(
                Duration.ofSeconds(110),
                folder.resolve("other"),
                "--db-url",
                url + "/unwritable",
                "--db-user",
                "powerless"))
        .contains("could not load the application: ", "permission denied for schema public");
  }

  @Test
  @Order(6)
  void a_killed_launcher_takes_its_server_along_and_a_new_start_recovers() throws Exception {
    var studies = running.owner().get("/api/studies").text();
    var children = running.killLauncher();
    running.start();
    assertThat(children).isNotEmpty().allMatch(child -> !child.isAlive());
    assertThat(running.owner().get("/api/studies").text())
        .as(Files.readString(running.log()))
        .isEqualTo(studies);
  }

  @Test
  @Order(7)
  void told_to_stop_it_stops_the_server_first_and_then_the_database() throws Exception {
    assertThat(running.stop()).isIn(0, 143);
    var log = Files.readString(running.data().resolve("logs/postgres.log"));
    assertThat(log.substring(log.lastIndexOf("LOG:")).strip())
        .contains("database system is shut down");
    assertThat(log).doesNotContain("terminating connection due to administrator command");
    assertThat(Files.readString(running.log())).doesNotContain("groundwork: ");
    assertThat(Files.exists(running.data().resolve("postgres/postmaster.pid"))).isFalse();
  }
}
