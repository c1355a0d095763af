package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.stimulus.TinySet;
import groundwork.study.TinyStudy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportIT extends GroundworkIT {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void sendSet() throws IOException {
    var set = new TinySet().sealed();
    for (var name : set.names()) {
      put("stimuli/" + name, set.read(name).orElseThrow());
    }
    assertThat(send(folder.resolve("stimuli"), Http.RESEARCHER.bearer()))
        .as(err.toString())
        .isZero();
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.write(folder.resolve(name), bytes);
  }

  private int send(Path path, String token) {
    return new CommandLine(new Import())
        .setExecutionExceptionHandler(new Refusals())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            path.toString(), "--url", Http.url(""), "--token", token, "--data", folder.toString());
  }

  private Path study(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      put("study/" + file.getKey(), file.getValue().getBytes());
    }
    return folder.resolve("study");
  }

  @Test
  void a_folder_arrives_as_a_draft() throws IOException {
    var sent = study(TinyStudy.changed("study.yaml", "slug: tiny-study", "slug: sent"));
    assertThat(send(sent, Http.RESEARCHER.bearer())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("study sent: imported");
    assertThat(Http.RESEARCHER.get("/api/studies/sent").json().path("state").stringValue())
        .isEqualTo("draft");
  }

  @Test
  void the_owner_of_the_data_folder_needs_no_token() throws IOException {
    put("command-token", Http.RESEARCHER.bearer().getBytes());
    var sent = study(TinyStudy.changed("study.yaml", "slug: tiny-study", "slug: owned"));
    assertThat(send(sent.resolve("study.yaml"), "")).as(err.toString()).isZero();
  }

  @Test
  void what_the_server_refuses_is_printed_with_every_finding() throws IOException {
    var sent = study(TinyStudy.changed("study.yaml", "key: a", "key: c"));
    assertThat(send(sent, Http.RESEARCHER.bearer())).isEqualTo(1);
    assertThat(err.toString())
        .contains("study.yaml:21 /flow/1/questions/0/key", "is none of the options");
  }

  @Test
  void a_wrong_or_missing_token_is_said_plainly() throws IOException {
    var sent = study(TinyStudy.files());
    assertThat(send(sent, "gw_wrong")).isEqualTo(1);
    assertThat(send(sent, "")).isEqualTo(1);
    assertThat(err.toString()).contains("Sign in first", "no access token");
  }
}
