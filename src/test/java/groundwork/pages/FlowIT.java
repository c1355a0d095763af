package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.TestBed;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Screening, checks, breaks and sessions as people meet them. */
class FlowIT extends GroundworkIT {
  private static final String DEFINITION =
      """
      schema: study/2
      slug: %s
      title: A study on two days
      rung: human-grounded
      question: Does it work?
      stimuli: {set: credit, model: boosted-trees}
      seed: 1
      minutes: 5
      consent: {text: consent.md, version: "1"}
      %s
      arms: [{id: one, method: none}, {id: two, method: shap}]
      assignment: {policy: balanced, leaseMinutes: 30}
      flow:
        - id: who
          kind: screening
          text: who.md
          questions:
            - {id: age, text: How old are you?, min: 16, max: 99}
            - {id: years, text: For how long have you done this work?, options: [{id: some, label: For some years}, {id: many, label: For many years}]}
          exclude: [{when: who.age < 18, reason: under age}]
        - {id: practice, kind: trials, title: Practice, phase: practice, task: judge-advisor, items: {ids: [c-p1]}, question: Would you grant this loan?, confidence: {min: 1, max: 5}}
        - {id: look, kind: attention, question: "To show that you are reading, choose “blue”.", options: [{id: red, label: Red}, {id: blue, label: Blue}], key: blue}
        - {id: rest, kind: break, minSeconds: 3, maxSeconds: 600}
        - {id: scale, kind: questionnaire, instrument: explanation-satisfaction, order: shuffled, instructed: [{id: told, text: Choose the answer on the left here., after: ess_2, value: 1}]}
        - {id: tomorrow, kind: session, afterHours: 24, withinHours: 36, reminderHours: [0]}
        - {id: last, kind: free-text, question: Anything else?}
      debrief: debrief.md
      outcomes: {completed: {code: DONE-1}, incompatible-device: {code: DEV-2}, screened-out: {code: OUT-3}}
      """;
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    open("two-days", "");
    open("on-a-computer", "device: {kinds: [desktop], minWidth: 900}");
  }

  private static void open(String slug, String device) {
    var files =
        Map.of(
            "study.yaml", DEFINITION.formatted(slug, device),
            "plan.yaml",
                "schema: plan/1\nanalyses:\n  - {id: n, kind: descriptive, measure: rt_ms}\n",
            "consent.md", "# Before you begin\n\nA few questions on two days.",
            "who.md", "We begin with a few questions about you.",
            "debrief.md", "# Thank you\n\nThat was all.");
    var stored = Http.RESEARCHER.put("/api/studies/" + slug, Map.of("files", files));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,LIGHT,true", "PHONE,DARK,false", "DESKTOP,DARK,false", "PHONE,LIGHT,false"})
  void two_days(Screen screen, ColorScheme scheme, boolean keyboardOnly)
      throws SQLException, IOException {
    var name = ("flow-" + screen + "-" + scheme).toLowerCase();
    try (var device = browser.device(screen, scheme)) {
      var page = TakePartIT.page(device, "/take/two-days");
      var visitor = new Visitor(page, keyboardOnly).lookingAs(name);
      visitor.agree();
      screening(page, visitor, name);
      visitor.answer(); // the first decision
      visitor.answer(); // the final one
      assertThat(page.locator("main")).hasAttribute("data-step", "choice");
      visitor.answer();
      rest(page, visitor, name);
      visitor.answer();
      door(page, name);
      update("update response set received_at = received_at - interval '25 hours'");
      page.reload();
      page.waitForSelector("main[data-step=session]");
      assertThat(page.getByText("You can start now")).isVisible();
      Browser.accessible(page);
      Browser.picture(page, name + "-session-open");
      visitor.answer();
      visitor.answerAll();
      assertThat(page.locator(".completion-code")).hasValue("DONE-1");
    }
  }

  private static void screening(Page page, Visitor visitor, String name) {
    assertThat(page.locator("main")).hasAttribute("data-step", "screening");
    visitor.fill();
    visitor.continueButton().click();
    assertThat(page.getByText("Write a whole number from 16 to 99.")).isVisible();
    assertThat(page.getByLabel("How old are you?")).isFocused();
    Browser.accessible(page);
    Browser.picture(page, name + "-screening-missing");
    page.getByLabel("How old are you?").fill("33");
    visitor.advance();
  }

  private static void rest(Page page, Visitor visitor, String name) {
    assertThat(page.locator("main")).hasAttribute("data-step", "break");
    assertThat(visitor.continueButton()).hasAttribute("aria-disabled", "true");
    Browser.accessible(page);
    Browser.picture(page, name + "-break-waiting");
    page.waitForFunction(
        "() => !document.querySelector('main .actions button.primary').hasAttribute('aria-disabled')");
    visitor.advance();
  }

  private static void door(Page page, String name) throws IOException {
    assertThat(page.locator("main")).hasAttribute("data-step", "session");
    assertThat(page.locator(".session-date time")).isVisible();
    assertThat(page.getByText("Start the next session")).isHidden();
    assertThat(page.getByLabel("Personal link")).hasValue(java.util.regex.Pattern.compile("#r="));
    Browser.accessible(page);
    Browser.picture(page, name + "-session");
    var file =
        page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Put it into my calendar"))
            .getAttribute("href");
    var calendar = URLDecoder.decode(file.substring(file.indexOf(',') + 1), StandardCharsets.UTF_8);
    assertThat(calendar)
        .startsWith("BEGIN:VCALENDAR\r\n")
        .contains("SUMMARY:A study on two days", "DTSTART:", "END:VEVENT");
    assertThat(calendar.lines()).allMatch(line -> line.length() <= 75);
  }

  @Test
  void another_device_is_asked_for_before_anything_else() {
    try (var phone = browser.device(Screen.PHONE)) {
      var page = TakePartIT.page(phone, "/take/on-a-computer");
      assertThat(page.locator("main")).hasAttribute("data-step", "device");
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .hasText("This study needs another device");
      Browser.accessible(page);
      Browser.picture(page, "flow-device-phone");
      page.getByText("I cannot take part then").click();
      page.waitForSelector("main[data-step=ended]");
      assertThat(page.locator(".completion-code")).hasValue("DEV-2");
      Browser.accessible(page);
      Browser.picture(page, "flow-device-ended-phone");
    }
    try (var desktop = browser.device(Screen.DESKTOP)) {
      var page = desktop.newPage();
      page.setViewportSize(700, 800);
      page.navigate("/take/on-a-computer");
      page.waitForSelector("main[data-step=device]");
      Browser.picture(page, "flow-device-narrow");
      page.setViewportSize(1280, 800);
      page.waitForSelector("main[data-step=consent]");
    }
  }

  private static void update(String sql) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          sql
              + " where enrolment in (select e.id from enrolment e join study s on s.id = e.study"
              + " where s.slug = 'two-days')");
    }
  }
}
