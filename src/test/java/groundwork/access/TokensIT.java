package groundwork.access;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.SignedInBrowser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokensIT extends GroundworkIT {
  static final String TOKENS = "/api/access/tokens";
  final SignedInBrowser ada = SignedInBrowser.of("Ada");

  @Test
  void a_token_is_shown_once_opens_until_revoked_and_leaves_a_trace() {
    var made = ada.write("POST", TOKENS, Map.of("label", "R scripts")).json();
    var program = new Http(made.path("token").asString());
    assertThat(made.path("token").asString()).matches("gw_[A-Za-z0-9_-]{43}");
    assertThat(program.get("/api/access/session").json().path("name").asString()).isEqualTo("Ada");

    var listed = ada.get(TOKENS);
    assertThat(listed.text()).contains("R scripts").doesNotContain(made.path("token").asString());
    assertThat(listed.text()).doesNotContain("\"lastUsedAt\":null,\"label\":\"R scripts\"");

    var id = made.path("id").asString();
    assertThat(ada.write("DELETE", TOKENS + "/" + id, null).status()).isEqualTo(204);
    assertThat(ada.write("DELETE", TOKENS + "/" + id, null).status()).isEqualTo(404);
    assertThat(program.get("/api/access/session").status()).isEqualTo(401);
    assertThat(ada.get("/api/access/audit").text()).contains("token-created", "token-revoked");
  }

  @Test
  void a_token_cannot_make_more_of_itself() {
    var made = ada.write("POST", TOKENS, Map.of("label", "leaked")).json();
    var program = new Http(made.path("token").asString());
    assertThat(program.post(TOKENS, Map.of("label", "mine")).status()).isEqualTo(403);
    assertThat(Http.RESEARCHER.post(TOKENS, Map.of("label", "mine")).status()).isEqualTo(403);
  }

  @Test
  void one_researchers_tokens_are_none_of_anothers_business() {
    var made = ada.write("POST", TOKENS, Map.of("label", "hers")).json();
    var grace = SignedInBrowser.of("Grace Hopper");
    assertThat(grace.get(TOKENS).text()).doesNotContain("hers");
    assertThat(grace.write("DELETE", TOKENS + "/" + made.path("id").asString(), null).status())
        .isEqualTo(404);
  }

  @Test
  void the_command_line_of_the_servers_own_machine_is_let_in() {
    assertThat(Http.RESEARCHER.get("/api/access/session").json().path("name").asString())
        .isEqualTo("command line");
  }

  @Test
  void a_bad_token_is_not_saved_by_a_good_cookie() {
    assertThat(
            SignedInBrowser.send(
                    "GET",
                    "/api/access/session",
                    null,
                    "Cookie",
                    ada.cookie(),
                    "Authorization",
                    "Bearer gw_nothing")
                .status())
        .isEqualTo(401);
  }

  @Test
  void the_log_keeps_no_name_that_nobody_has() {
    SignedInBrowser.signIn("my secret password typed here", "x");
    assertThat(ada.get("/api/access/audit").text())
        .contains("unknown name")
        .doesNotContain("my secret");
  }
}
