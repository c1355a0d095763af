package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.Distribution;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.TestBed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Networks, servers and browsers that fail in the middle: nothing is lost, nothing counts twice.
 */
class InterruptedIT extends GroundworkIT {
  private static final String STUDY = "sentiment-forward-simulation";
  private static final String LINK = "/take/" + STUDY;
  private static final String SAVES = "**/run/saves";
  private static Browser browser;

  @TempDir static Path folder;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static Page page(BrowserContext device, String link) {
    var page = device.newPage();
    page.navigate(link);
    page.waitForSelector("main[data-step]");
    return page;
  }

  /**
   * Of the newest run: how many answers, how many different numbers, the highest number and one.
   */
  private static void assertGapless(Visitor visitor) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var query =
            connection.prepareStatement(
                """
                select count(*), count(distinct seq), max(seq) + 1 from response where enrolment =
                  (select e.id from enrolment e join study s on s.id = e.study
                   where s.slug = ? and e.kind = 'real' order by e.enrolled_at desc, e.id limit 1)
                """)) {
      query.setString(1, STUDY);
      try (var row = query.executeQuery()) {
        row.next();
        var stored = row.getInt(1);
        assertThat(stored).isPositive();
        assertThat(row.getInt(2)).isEqualTo(stored);
        assertThat(row.getInt(3)).isEqualTo(stored);
        assertThat(visitor.seq()).isEqualTo(String.valueOf(stored));
      }
    }
  }

  @Test
  void a_minute_without_a_network_loses_nothing() throws SQLException {
    try (var device = browser.device(Screen.PHONE)) {
      var page = page(device, LINK);
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answerUntil("trial");
      visitor.fill();
      var seq = visitor.seq();
      device.setOffline(true);
      visitor.continueButton().click();
      page.waitForTimeout(60_000);
      assertThat(visitor.seq()).isEqualTo(seq);
      assertThat(page.getByText("Your answer is kept on this device")).isVisible();
      device.setOffline(false);
      visitor.waitForStep(seq);
      visitor.answerAll();
      assertGapless(visitor);
    }
  }

  @Test
  void a_server_that_is_started_anew_in_the_middle_finds_everybody_where_they_were()
      throws IOException, InterruptedException {
    try (var groundwork = new Distribution(folder.resolve("restarted"));
        var device = browser.device(Screen.DESKTOP)) {
      groundwork.start();
      var page = page(device, groundwork.url() + LINK);
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answerUntil("trial");
      visitor.answer();
      visitor.fill();
      var seq = visitor.seq();
      groundwork.stop();
      visitor.continueButton().click();
      page.waitForTimeout(3_000);
      assertThat(visitor.seq()).isEqualTo(seq);
      groundwork.start();
      page.waitForFunction(
          "seq => document.querySelector('main').dataset.seq !== seq",
          seq,
          new Page.WaitForFunctionOptions().setTimeout(120_000));
      assertThat(visitor.seq()).isEqualTo(String.valueOf(Integer.parseInt(seq) + 1));
      visitor.answerAll();
      assertThat(page.locator(".completion-code")).isVisible();
    }
  }

  @Test
  void a_browser_that_keeps_nothing_says_so_and_works() throws SQLException {
    try (var device = browser.device(Screen.DESKTOP)) {
      device.addInitScript(
          """
          for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
            Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
          }
          """);
      var page = page(device, LINK);
      var visitor = new Visitor(page, false);
      visitor.agree();
      assertThat(page.getByText("This browser does not keep data")).isVisible();
      Browser.accessible(page);
      visitor.answerAll();
      assertGapless(visitor);
    }
  }

  @Test
  void an_answer_waits_in_a_browser_without_indexed_db_through_a_reload() throws SQLException {
    try (var device = browser.device(Screen.DESKTOP)) {
      device.addInitScript("Object.defineProperty(window, 'indexedDB', { value: undefined });");
      var page = page(device, LINK);
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answerUntil("trial");
      visitor.fill();
      var seq = visitor.seq();
      page.route(SAVES, Route::abort);
      visitor.continueButton().click();
      page.waitForTimeout(1_500);
      page.unroute(SAVES);
      page.reload();
      visitor.waitForStep(seq);
      assertThat(visitor.seq()).isEqualTo(String.valueOf(Integer.parseInt(seq) + 1));
      assertGapless(visitor);
    }
  }

  @Test
  void a_server_that_answers_late_not_at_all_or_with_errors_stores_each_answer_once()
      throws SQLException {
    try (var device = browser.device(Screen.DESKTOP)) {
      var page = page(device, LINK);
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answerUntil("trial");
      var turn = new AtomicInteger();
      page.route(
          SAVES,
          route -> {
            switch (turn.getAndIncrement() % 7) {
              case 0 -> { // stored, but nobody hears of it
                route.fetch();
                route.abort();
              }
              case 1 -> route.resume();
              case 2 ->
                  route.fulfill(
                      new Route.FulfillOptions().setStatus(503).setBody("<h1>no JSON at all</h1>"));
              case 3 -> {
                var answer = route.fetch();
                page.waitForTimeout(2_500);
                route.fulfill(new Route.FulfillOptions().setResponse(answer));
              }
              case 4 ->
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(429)
                          .setHeaders(java.util.Map.of("Retry-After", "1"))
                          .setContentType("application/problem+json")
                          .setBody("{\"title\":\"Too many\",\"status\":429}"));
              case 5 -> { // twice at once
                route.fetch();
                route.resume();
              }
              default -> route.resume();
            }
          });
      for (int i = 0; i < 5; i++) {
        visitor.answer();
      }
      page.unroute(SAVES);
      visitor.answerAll();
      assertGapless(visitor);
    }
  }

  @Test
  void looking_at_a_link_burns_nothing() throws SQLException {
    var before = enrolments();
    for (int i = 0; i < 3; i++) {
      assertThat(Http.NOBODY.get(LINK).status()).isEqualTo(200);
      assertThat(Http.NOBODY.get("/api/take/" + STUDY).status()).isEqualTo(200);
    }
    try (var device = browser.device(Screen.PHONE)) {
      page(device, LINK);
      page(device, LINK);
    }
    assertThat(enrolments()).isEqualTo(before);
  }

  private static int enrolments() throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var row = connection.createStatement().executeQuery("select count(*) from enrolment")) {
      row.next();
      return row.getInt(1);
    }
  }
}
