package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static groundwork.pages.TakePartIT.page;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Participant;
import groundwork.it.TestBed;
import groundwork.json.control.Json;
import groundwork.trial.control.Runs;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people and their browsers do besides answering once, in order, in one window. */
class TroubledRunIT extends GroundworkIT {
  private static final String SLUG = "credit-decision";
  private static final String LINK = "/take/" + SLUG;
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void the_back_button_keeps_the_step_and_says_so() {
    try (var device = browser.device(Screen.PHONE)) {
      var page = page(device, LINK);
      var visitor = atFirstTrial(page);
      var seq = visitor.seq();
      page.goBack();
      assertThat(page.getByText("Going back is not possible here")).isVisible();
      assertThat(visitor.seq()).isEqualTo(seq);
      assertThat(visitor.kind()).isEqualTo("trial");
      visitor.answer();
    }
  }

  @Test
  void a_double_click_makes_one_answer() throws SQLException {
    try (var device = browser.device(Screen.DESKTOP)) {
      var page = page(device, LINK);
      var visitor = atFirstTrial(page);
      visitor.fill();
      var seq = visitor.seq();
      visitor.continueButton().dblclick();
      visitor.waitForStep(seq);
      page.waitForTimeout(500);
      assertThat(Integer.parseInt(visitor.seq())).isEqualTo(Integer.parseInt(seq) + 1);
      assertThat(answers(page)).hasSize(Integer.parseInt(seq) + 1);
      visitor.answer();
      assertThat(answers(page)).hasSize(Integer.parseInt(seq) + 2);
    }
  }

  @Test
  void another_answer_from_a_window_that_did_not_notice_does_not_count_and_it_goes_on()
      throws SQLException {
    try (var device = browser.device(Screen.DESKTOP)) {
      var first = page(device, LINK);
      var one = atFirstTrial(first);
      var seq = one.seq();
      var second = device.newPage();
      second.addInitScript("delete window.BroadcastChannel");
      second.navigate(LINK);
      second.waitForSelector("main[data-seq='" + seq + "']");
      var two = new Visitor(second, false);
      second.route("**/api/take/**", Route::abort);
      one.fill();
      var chosen = first.locator("main input:checked").first().inputValue();
      one.advance();
      var other = second.locator("main fieldset input[type=radio]:not([value='" + chosen + "'])");
      other.first().check(new Locator.CheckOptions().setForce(true));
      two.fill();
      two.continueButton().click();
      assertThat(two.seq()).isEqualTo(seq);
      second.unroute("**/api/take/**");
      assertThat(second.getByText("This step was answered already")).isVisible();
      assertThat(two.seq()).isEqualTo(one.seq());
      var answers = answers(first);
      assertThat(answers).hasSize(Integer.parseInt(seq) + 1);
      assertThat(answers.getLast().at("/answer/choice").asString()).isEqualTo(chosen);
      two.answer();
    }
  }

  @Test
  void a_key_that_nobody_knows_leads_to_a_friendly_page_and_a_new_start() {
    try (var device = browser.device(Screen.PHONE)) {
      var page = page(device, LINK);
      page.evaluate(
          "([slug, key]) => localStorage.setItem(`gw:key:${slug}`, JSON.stringify({ key, enrolled: true }))",
          List.of(SLUG, Participant.newKey()));
      page.reload();
      var heading = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
      assertThat(heading).hasText("We cannot find your place in this study");
      Browser.accessible(page);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start again")).click();
      new Visitor(page, false).agree();
    }
  }

  /** A computer that sets its clock meanwhile, by hours, in both directions. */
  @Test
  void a_change_of_the_clock_does_not_disturb_the_times() throws SQLException {
    try (var device = browser.device(Screen.DESKTOP)) {
      var page = page(device, LINK);
      var visitor = atFirstTrial(page);
      int before = answers(page).size();
      for (var hours : List.of(3, -6)) {
        page.evaluate(
            """
            hours => {
              const Real = Date;
              const ahead = hours * 3_600_000;
              globalThis.Date = class extends Real {
                constructor(...given) { super(...(given.length ? given : [Real.now() + ahead])); }
                static now() { return Real.now() + ahead; }
              };
            }
            """,
            hours);
        visitor.answer();
      }
      for (var days : List.of(40, -40)) { // a laptop that slept, a clock that was set right
        page.evaluate(
            """
            days => {
              const real = performance.now.bind(performance);
              performance.now = () => real() + days * 86_400_000;
            }
            """,
            days);
        visitor.answer();
      }
      var times = answers(page);
      var jumped = times.subList(before + 2, before + 4);
      for (var answer : jumped) {
        assertThat(answer.at("/timing/rtMs").asDouble()).isBetween(0.0, 30 * 86_400_000.0);
        assertThat(answer.at("/timing/activeMs").asDouble()).isBetween(0.0, 60_000.0);
      }
      for (var answer : times.subList(before, before + 2)) {
        assertThat(answer.at("/timing/rtMs").asDouble()).isBetween(1.0, 60_000.0);
        assertThat(answer.at("/timing/activeMs").asDouble()).isBetween(0.0, 60_000.0);
      }
    }
  }

  private static Visitor atFirstTrial(Page page) {
    var visitor = new Visitor(page, false);
    visitor.agree();
    visitor.answerUntil("trial");
    return visitor;
  }

  /** What is stored of the person at this page, in order. */
  private static List<JsonNode> answers(Page page) throws SQLException {
    var key =
        page.evaluate("slug => JSON.parse(localStorage.getItem(`gw:key:${slug}`)).key", SLUG)
            .toString();
    var answers = new ArrayList<JsonNode>();
    try (var connection = TestBed.database().getConnection();
        var query =
            connection.prepareStatement(
                """
                select r.body from response r
                join enrolment e on e.study = r.study and e.id = r.enrolment
                join study s on s.id = e.study
                where s.slug = ? and e.key_hash = ? order by r.seq""")) {
      query.setString(1, SLUG);
      query.setBytes(2, Runs.hash(key));
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          answers.add(Json.tree(rows.getString(1)));
        }
      }
    }
    return answers;
  }
}
