package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.TestBed;
import groundwork.json.control.Json;
import groundwork.trial.TaskStudy;
import groundwork.trial.control.Runs;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Networks, servers and browsers that fail in the middle: nothing is lost, nothing counts twice.
 * The page's clock is wound forward where it would wait; what it waits for is real.
 */
class InterruptedIT extends GroundworkIT {
  private static final String STUDY = "interrupted";
  private static final String LINK = "/take/" + STUDY;
  private static final String SAVES = "**/run/saves";
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    var files = TaskStudy.files(STUDY, "forward-simulation", "items: {count: 10}");
    var stored = Http.RESEARCHER.put("/api/studies/" + STUDY, Map.of("files", files));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/" + STUDY + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  /** Somebody who has agreed, at the first trial. */
  private record Person(Page page, Visitor visitor, AtomicReference<String> key) {
    static Person arrived(BrowserContext device) {
      device.clock().install();
      var page = device.newPage();
      var key = new AtomicReference<String>();
      page.onRequest(
          request -> {
            if (request.url().endsWith("/enrolments")) {
              key.set(Json.tree(request.postData()).path("key").asString());
            }
          });
      page.navigate(LINK);
      page.waitForSelector("main[data-step]");
      var visitor = new Visitor(page, false);
      visitor.agree();
      return new Person(page, visitor, key);
    }

    /** Sends an answer into whatever is there now. */
    String send() {
      visitor.fill();
      var seq = visitor.seq();
      visitor.continueButton().click();
      return seq;
    }

    /** Winds the clock until the page has gone on from this step, to the next one. */
    void goesOnFrom(String seq) {
      for (int i = 0; i < 100 && visitor.seq().equals(seq); i++) {
        page.clock().runFor(2_000);
        page.waitForTimeout(50); // what was asked for now is answered by a real server
      }
      assertThat(visitor.seq()).isEqualTo(String.valueOf(Integer.parseInt(seq) + 1));
    }

    /** As many answers are stored as were given, numbered without a gap. */
    void lostNothing() throws SQLException {
      try (var connection = TestBed.database().getConnection();
          var query =
              connection.prepareStatement(
                  """
                  select count(*), count(distinct seq), max(seq) + 1 from response where enrolment =
                    (select e.id from enrolment e where e.key_hash = ?)
                  """)) {
        query.setBytes(1, Runs.hash(key.get()));
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
  }

  /** And the code is there only after the last answer arrived, with the word that all did. */
  @Test
  void a_minute_without_a_network_loses_nothing_neither_in_the_middle_nor_at_the_end()
      throws SQLException {
    try (var device = browser.device(Screen.PHONE)) {
      var person = Person.arrived(device);
      var page = person.page();
      aMinuteOffline(device, person);
      while (Integer.parseInt(person.visitor().seq()) < 9) {
        person.visitor().answer();
      }
      aMinuteOffline(device, person);
      assertThat(page.getByText("All your answers have arrived.")).isVisible();
      assertThat(page.locator(".completion-code")).isVisible();
      person.lostNothing();
    }
  }

  private static void aMinuteOffline(BrowserContext device, Person person) {
    var page = person.page();
    device.setOffline(true);
    var seq = person.send();
    assertThat(page.getByText("Your answer is kept on this device")).isVisible();
    for (int s = 0; s < 60; s += 5) {
      page.clock().runFor(5_000);
      assertThat(person.visitor().seq()).isEqualTo(seq);
      assertThat(page.locator(".completion-code")).isHidden();
    }
    assertThat(page.getByText("Your answer is kept on this device")).isVisible();
    device.setOffline(false);
    person.goesOnFrom(seq);
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
      var person = Person.arrived(device);
      assertThat(person.page().getByText("This browser does not keep data")).isVisible();
      Browser.accessible(person.page());
      person.visitor().answerAll();
      person.lostNothing();
    }
  }

  @Test
  void an_answer_waits_in_a_browser_without_indexed_db_through_a_reload() throws SQLException {
    try (var device = browser.device(Screen.DESKTOP)) {
      device.addInitScript(
          "for (const name of ['indexedDB', 'IDBKeyRange']) Object.defineProperty(window, name, { value: undefined });");
      var person = Person.arrived(device);
      var page = person.page();
      page.route(SAVES, Route::abort);
      var seq = person.send();
      assertThat(page.getByText("Your answer is kept on this device")).isVisible();
      page.unroute(SAVES);
      page.reload();
      person.visitor().waitForStep(seq);
      person.goesOnFrom(seq);
      person.lostNothing();
    }
  }

  /** A disk that fills up in the middle of a run: said when it happens, and the answer arrives. */
  @Test
  void a_device_without_room_for_an_answer_says_so_and_sends_it() throws SQLException {
    try (var device = browser.device(Screen.DESKTOP)) {
      var person = Person.arrived(device);
      var page = person.page();
      person.visitor().answer();
      assertThat(page.getByText("This browser does not keep data")).isHidden();
      page.evaluate(
          """
          () => {
            const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
            IDBObjectStore.prototype.put = full;
            Storage.prototype.setItem = full;
          }
          """);
      page.route(SAVES, Route::abort);
      var seq = person.send();
      assertThat(page.getByText("This browser does not keep data")).isVisible();
      page.unroute(SAVES);
      person.goesOnFrom(seq);
      person.lostNothing();
    }
  }

  /**
   * Late, twice, with errors, and not the server at all: the sign-in page of a hotel, a proxy that
   * forbids or says nothing. What does not confirm an answer leaves it in the outbox.
   */
  @Test
  void whatever_answers_in_the_place_of_the_server_each_answer_is_stored_once()
      throws SQLException {
    try (var device = browser.device(Screen.DESKTOP)) {
      var person = Person.arrived(device);
      var page = person.page();
      var turn = new AtomicInteger();
      page.route(
          SAVES,
          route -> {
            switch (turn.getAndIncrement()) {
              case 0 -> { // stored, but nobody hears of it
                route.fetch();
                route.abort();
              }
              case 1 -> route.fulfill(html(503));
              case 2 -> route.fulfill(html(200));
              case 3 -> route.fulfill(new FulfillOptions().setStatus(200).setBody(""));
              case 4 -> route.fulfill(json(200, "{}"));
              case 5 -> route.fulfill(html(403));
              case 6 -> route.fulfill(new FulfillOptions().setStatus(401).setBody(""));
              case 7 -> route.fulfill(html(511));
              case 8 ->
                  route.fulfill(
                      json(429, "{\"title\":\"Too many\",\"status\":429}")
                          .setHeaders(Map.of("Retry-After", "86400")));
              case 9 -> route.fulfill(json(500, "{\"title\":\"Oh\",\"status\":500}"));
              case 10 -> { // twice at once
                route.fetch();
                route.resume();
              }
              case 11 -> { // late
                var answer = route.fetch();
                page.waitForTimeout(700);
                route.fulfill(new FulfillOptions().setResponse(answer));
              }
              default -> route.resume();
            }
          });
      while (turn.get() < 12) {
        person.goesOnFrom(person.send());
      }
      person.lostNothing();
    }
  }

  /** The page asked where it is, and the word of it came after the next answer was given. */
  @Test
  void an_old_word_of_where_somebody_is_does_not_lead_back() {
    try (var device = browser.device(Screen.DESKTOP)) {
      var person = Person.arrived(device);
      var page = person.page();
      var held = new ArrayList<Runnable>();
      page.route(
          "**/run?open=false",
          route -> {
            var before = route.fetch();
            held.add(() -> route.fulfill(new FulfillOptions().setResponse(before)));
          });
      page.waitForResponse(
          "**/run?open=false",
          () -> {
            page.waitForRequest(
                "**/run?open=false",
                () ->
                    page.evaluate(
                        "name => new BroadcastChannel(name).postMessage({ seq: 99 })",
                        "groundwork:" + STUDY + "/" + person.key().get().substring(0, 12)));
            while (held.isEmpty()) {
              page.waitForTimeout(50);
            }
            person.visitor().answer();
            held.forEach(Runnable::run);
          });
      page.clock().runFor(1_000);
      assertThat(person.visitor().seq()).isEqualTo("1");
      person.visitor().answer();
      assertThat(person.visitor().seq()).isEqualTo("2");
    }
  }

  /** Another window went on meanwhile, and the browser brings the page back as it was left. */
  @Test
  void a_page_that_comes_back_as_it_was_left_goes_where_the_run_is() {
    try (var device = browser.device(Screen.PHONE)) {
      device.addInitScript("delete window.BroadcastChannel");
      var person = Person.arrived(device);
      var second = device.newPage();
      second.navigate(LINK);
      second.waitForSelector("main[data-seq='0']");
      new Visitor(second, false).answer();
      assertThat(person.visitor().seq()).isEqualTo("0");
      person
          .page()
          .evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
      person.page().waitForSelector("main[data-seq='1']");
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
      for (int i = 0; i < 2; i++) {
        var page = device.newPage();
        page.navigate(LINK);
        page.waitForSelector("main[data-step=consent]");
      }
    }
    assertThat(enrolments()).isEqualTo(before);
  }

  private static FulfillOptions html(int status) {
    return new FulfillOptions()
        .setStatus(status)
        .setContentType("text/html")
        .setBody("<h1>Welcome to our network</h1>");
  }

  private static FulfillOptions json(int status, String body) {
    return new FulfillOptions().setStatus(status).setContentType("application/json").setBody(body);
  }

  private static int enrolments() throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var row =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from enrolment e join study s on s.id = e.study where s.slug = '"
                        + STUDY
                        + "'")) {
      row.next();
      return row.getInt(1);
    }
  }
}
