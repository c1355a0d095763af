package groundwork.access;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.SignedInBrowser;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIT extends GroundworkIT {
  static final String ME = "/api/access/session";
  static final String TOKENS = "/api/access/tokens";
  SignedInBrowser ada;

  @BeforeEach
  void signedIn() {
    ada = SignedInBrowser.of("Ada");
  }

  @Test
  void the_cookie_is_hidden_from_scripts_and_other_sites_and_kept_as_a_hash() {
    var set = SignedInBrowser.signIn("Ada", SignedInBrowser.PASSWORD).header("Set-Cookie");
    assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Secure");
    var secret = ada.cookie().substring("groundwork=".length());
    assertThat(secret).hasSize(43);
    assertThat(
            SignedInBrowser.sql(
                "update session set used_at = now() where hash = sha256(convert_to(?, 'UTF8'))",
                secret))
        .isOne();
  }

  @Test
  void names_are_compared_without_case_and_spaces_around() {
    assertThat(
            SignedInBrowser.signIn("  aDA ", SignedInBrowser.PASSWORD)
                .json()
                .path("name")
                .asString())
        .isEqualTo("Ada");
  }

  @Test
  void a_wrong_password_and_an_unknown_name_cannot_be_told_apart() {
    var wrong = SignedInBrowser.signIn("Ada", "something else entirely");
    var unknown = SignedInBrowser.signIn("Grace", "something else entirely");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().path("type").asString())
        .isEqualTo("urn:groundwork:problem:bad-credentials");
    assertThat(unknown.text()).isEqualTo(wrong.text());
  }

  @Test
  void a_write_needs_the_csrf_token_of_this_very_session() {
    var other = SignedInBrowser.of("Ada");
    var body = "{\"label\":\"x\"}";
    assertThat(SignedInBrowser.send("POST", TOKENS, body, "Cookie", ada.cookie()).status())
        .isEqualTo(403);
    assertThat(
            SignedInBrowser.send(
                    "POST", TOKENS, body, "Cookie", ada.cookie(), "X-CSRF", other.csrf())
                .status())
        .isEqualTo(403);
    assertThat(ada.write("POST", TOKENS, Map.of("label", "x")).status()).isEqualTo(201);
    assertThat(ada.get(ME).json().path("csrf").asString()).isEqualTo(ada.csrf());
  }

  @ParameterizedTest
  @CsvSource({
    "Origin,https://evil.example",
    "Origin,null",
    "Origin,http://127.0.0.1:1",
    "Sec-Fetch-Site,cross-site",
    "Sec-Fetch-Site,same-site"
  })
  void another_sites_page_can_neither_write_nor_sign_in(String header, String value) {
    assertThat(
            SignedInBrowser.send(
                    "DELETE", ME, null, "Cookie", ada.cookie(), "X-CSRF", ada.csrf(), header, value)
                .status())
        .isEqualTo(403);
    assertThat(SignedInBrowser.signIn("Ada", SignedInBrowser.PASSWORD, header, value).status())
        .isEqualTo(403);
    assertThat(ada.get(ME).status()).isEqualTo(200);
  }

  @Test
  void our_own_page_can() {
    assertThat(
            SignedInBrowser.signIn(
                    "Ada",
                    SignedInBrowser.PASSWORD,
                    "Origin",
                    Http.url(""),
                    "Sec-Fetch-Site",
                    "same-origin")
                .status())
        .isEqualTo(200);
  }

  @Test
  void signing_in_again_ends_the_session_before() {
    var next =
        SignedInBrowser.from(
            SignedInBrowser.signIn("Ada", SignedInBrowser.PASSWORD, "Cookie", ada.cookie()));
    assertThat(next.cookie()).isNotEqualTo(ada.cookie());
    assertThat(ada.get(ME).status()).isEqualTo(401);
    assertThat(next.get(ME).status()).isEqualTo(200);
  }

  @Test
  void signing_out_ends_this_session_only() {
    var phone = SignedInBrowser.of("Ada");
    var answer = ada.write("DELETE", ME, null);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie")).contains("Max-Age=0");
    assertThat(ada.get(ME).status()).isEqualTo(401);
    assertThat(phone.get(ME).status()).isEqualTo(200);
  }

  @Test
  void signing_out_everywhere_ends_all_of_ones_own_sessions() {
    var phone = SignedInBrowser.of("Ada");
    var grace = SignedInBrowser.of("Grace Hopper");
    assertThat(ada.write("DELETE", "/api/access/sessions", null).status()).isEqualTo(204);
    assertThat(ada.get(ME).status()).isEqualTo(401);
    assertThat(phone.get(ME).status()).isEqualTo(401);
    assertThat(grace.get(ME).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update session set used_at = now() - interval '12 hours 1 minute'",
        "update session set created_at = now() - interval '14 days 1 minute'"
      })
  void a_session_ends_by_itself(String time) {
    SignedInBrowser.sql(time);
    var answer = ada.get(ME);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void guessing_has_to_wait_longer_and_longer_even_with_the_right_password() {
    for (int i = 0; i < 6; i++) {
      assertThat(SignedInBrowser.signIn("Ada", "guess number " + i).status()).isEqualTo(401);
    }
    SignedInBrowser.sql(
        "update attempt set blocked_until = now() + interval '30 seconds'"
            + " where failures = 6 and key <> sha256('all'::bytea)");
    var blocked = SignedInBrowser.signIn("Ada", SignedInBrowser.PASSWORD);
    assertThat(blocked.status()).isEqualTo(429);
    assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 30);
    assertThat(SignedInBrowser.signIn("Grace Hopper", "guess").status()).isEqualTo(401);

    SignedInBrowser.sql("update attempt set blocked_until = now()");
    assertThat(SignedInBrowser.signIn("Ada", SignedInBrowser.PASSWORD).status()).isEqualTo(200);
    assertThat(SignedInBrowser.signIn("Ada", "forgiven").status()).isEqualTo(401);
  }

  @Test
  void many_guesses_at_once_are_no_way_around_the_wait() throws Exception {
    try (var many = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var guesses = new java.util.ArrayList<java.util.concurrent.Future<Integer>>();
      for (int i = 0; i < 30; i++) {
        guesses.add(
            many.submit(() -> SignedInBrowser.signIn("Ada", "a guess among many").status()));
      }
      int looked = 0;
      for (var guess : guesses) {
        looked += guess.get() == 401 ? 1 : 0;
      }
      assertThat(looked).isBetween(6, 8); // one or two more where a second passed meanwhile
    }
  }
}
