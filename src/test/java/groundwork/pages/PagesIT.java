package groundwork.pages;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.SignedInBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesIT extends GroundworkIT {
  @ParameterizedTest
  @CsvSource({
    "/,302,strict",
    "/admin/,200,charts",
    "/take/sentiment-forward-simulation,200,strict",
    "/take/nobody-has-this-study,200,strict",
    "/ui/take/index.html,200,strict",
    "/ui/admin/index.html,200,charts",
    "/ui/shared/mark.svg,200,strict",
    "/favicon.ico,200,strict",
    "/nothing,404,strict",
    "/WEB-INF/web.xml,404,strict",
    "/take/,404,strict",
    "/take/a/b,404,strict",
    "/api/access/setup,200,data",
    "/api/nothing,404,data",
  })
  void every_answer_carries_its_policy(String path, int status, String kind) {
    var answer = SignedInBrowser.send("GET", path, null);
    assertThat(answer.status()).isEqualTo(status);
    var policy = answer.header("Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe-eval");
    assertThat(policy.contains("style-src 'self' 'unsafe-inline'"))
        .isEqualTo(kind.equals("charts"));
    assertThat(policy.contains("script-src 'self'")).isEqualTo(!kind.equals("data"));
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Permissions-Policy")).contains("camera=()");
    assertThat(answer.raw().headers().allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(answer.raw().headers().allValues("Cache-Control")).hasSizeLessThan(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ui/shared/tokens.css", "/ui/take/take.js"})
  void parts_of_pages_say_no_more_than_they_have_to(String path) {
    var answer = SignedInBrowser.send("GET", path, null);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.raw().headers().firstValue("Content-Security-Policy")).isEmpty();
    assertThat(answer.text()).doesNotContain("@ts-check").doesNotContain("VOCABULARY");
  }

  @Test
  void the_front_door_leads_to_the_researchers_page() {
    assertThat(SignedInBrowser.send("GET", "/", null).header("Location")).isEqualTo("/admin/");
    assertThat(SignedInBrowser.send("GET", "/admin", null).header("Location")).isEqualTo("/admin/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ui/shared/base.css", "/ui/take/take.js", "/admin/"})
  void files_come_compressed_and_only_when_they_changed(String path) {
    var plain = SignedInBrowser.send("GET", path, null);
    var compressed = SignedInBrowser.send("GET", path, null, "Accept-Encoding", "gzip, br");
    assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(length(compressed)).isLessThan(length(plain));
    assertThat(plain.header("Cache-Control")).isEqualTo("no-cache");
    var again = SignedInBrowser.send("GET", path, null, "If-None-Match", plain.header("ETag"));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  private static int length(Http.Answer answer) {
    return Integer.parseInt(answer.header("Content-Length"));
  }

  @Test
  void asking_for_the_head_gives_the_head() {
    var head = SignedInBrowser.send("HEAD", "/ui/shared/base.css", null);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isNotEmpty();
    assertThat(SignedInBrowser.send("HEAD", "/api/access/setup", null).status()).isEqualTo(200);
  }

  @Test
  void asking_for_the_options_gives_the_methods() {
    assertThat(SignedInBrowser.send("OPTIONS", "/api/access/setup", null).header("Allow"))
        .contains("GET", "POST")
        .doesNotContain("DELETE");
    assertThat(SignedInBrowser.send("OPTIONS", "/admin/", null).header("Allow"))
        .isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void what_is_not_there_is_said_in_a_page_of_ours() {
    var answer =
        SignedInBrowser.send(
            "GET", "/<script>alert(1)</script>".replace("<", "%3C").replace(">", "%3E"), null);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.text())
        .contains("There is nothing here", "/ui/shared/tokens.css")
        .doesNotContain("Payara", "alert");
  }

  @Test
  void a_page_takes_no_writes() {
    var answer = SignedInBrowser.send("POST", "/admin/", "{}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void the_server_says_whether_it_is_ready_what_it_offers_and_how_it_is() {
    var ready = Http.NOBODY.get("/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.text()).contains("\"database\"", "\"UP\"", "durable");
    assertThat(Http.NOBODY.get("/health/live").status()).isEqualTo(200);
    assertThat(Http.NOBODY.get("/openapi").text())
        .contains("title: Groundwork", "/api/access/session:", "#/components/responses/Refusal");
    assertThat(Http.NOBODY.get("/metrics").status()).isEqualTo(200);
  }

  @Test
  void long_json_comes_compressed_and_short_json_as_it_is() {
    for (int i = 0; i < 30; i++) {
      SignedInBrowser.sql(
          "insert into audit (at, actor, action) values (now(), 'nobody', 'counted')");
    }
    var token = "Bearer " + Http.RESEARCHER.bearer();
    var audit =
        SignedInBrowser.send(
            "GET", "/api/access/audit", null, "Authorization", token, "Accept-Encoding", "gzip");
    assertThat(audit.header("Content-Encoding")).isEqualTo("gzip");
    var setup = SignedInBrowser.send("GET", "/api/access/setup", null, "Accept-Encoding", "gzip");
    assertThat(setup.header("Content-Encoding")).isEmpty();
    assertThat(setup.json().has("needed")).isTrue();
  }
}
