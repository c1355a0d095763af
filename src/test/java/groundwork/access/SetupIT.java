package groundwork.access;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Http.Answer;
import groundwork.it.SignedInBrowser;
import groundwork.json.control.Json;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetupIT extends GroundworkIT {
  static final String TOKEN = "a-link-that-a-node-printed";

  /** As on a first start; the other classes make the accounts they need. */
  @BeforeEach
  void nobody_yet() {
    SignedInBrowser.sql("delete from researcher");
    SignedInBrowser.sql("delete from setup_token");
    for (var token : new String[] {TOKEN, "a-link-of-another-node"}) {
      SignedInBrowser.sql(
          "insert into setup_token (hash, node, created_at)"
              + " values (sha256(convert_to(?, 'UTF8')), ?, now())",
          token,
          token);
    }
  }

  static Answer setUp(String token, String name, String password) {
    return SignedInBrowser.send(
        "POST",
        "/api/access/setup",
        Json.write(Map.of("token", token, "name", name, "password", password)));
  }

  static boolean needed() {
    return Http.NOBODY.get("/api/access/setup").json().path("needed").asBoolean();
  }

  @Test
  void twenty_at_once_make_one_researcher() throws Exception {
    var answers = new ArrayList<Future<Integer>>();
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        var name = "Researcher " + i;
        var token = i % 2 == 0 ? TOKEN : "a-link-of-another-node";
        answers.add(many.submit(() -> setUp(token, name, SignedInBrowser.PASSWORD).status()));
      }
    }
    var statuses = new ArrayList<Integer>();
    for (var answer : answers) {
      statuses.add(answer.get());
    }
    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(SignedInBrowser.sql("update researcher set name = name")).isOne();
    assertThat(needed()).isFalse();
  }

  @Test
  void the_first_researcher_is_signed_in_at_once_and_the_links_are_worthless() {
    assertThat(needed()).isTrue();
    var browser = SignedInBrowser.from(setUp(TOKEN, "Ada", SignedInBrowser.PASSWORD));
    assertThat(browser.get("/api/access/session").json().path("name").asString()).isEqualTo("Ada");
    assertThat(setUp(TOKEN, "Eve", SignedInBrowser.PASSWORD).status()).isEqualTo(409);
    assertThat(SignedInBrowser.sql("delete from setup_token")).isZero();
  }

  @Test
  void a_wrong_link_is_refused() {
    assertThat(setUp("guessed", "Eve", SignedInBrowser.PASSWORD).status()).isEqualTo(403);
    assertThat(needed()).isTrue();
  }

  @Test
  void a_weak_password_is_refused_with_what_to_do_and_the_link_still_works() {
    var refused = setUp(TOKEN, "Ada", "password1234");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("findings").path(0).path("pointer").asString())
        .isEqualTo("/password");
    assertThat(refused.json().path("findings").path(0).path("remedy").asString()).isNotEmpty();
    assertThat(setUp(TOKEN, "Ada", SignedInBrowser.PASSWORD).status()).isEqualTo(201);
  }
}
