package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.TestBed;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Coming from a recruitment service and going back to it. */
class RecruitmentIT extends GroundworkIT {
  private static final String DEFINITION =
      """
      schema: study/1
      slug: recruited
      title: A short study
      rung: human-grounded
      question: Does the way back work?
      claim: It does.
      stimuli: {set: credit, model: boosted-trees}
      seed: 1
      minutes: 1
      consent: {text: consent.md, version: "1"}
      arms: [{id: none, method: none}]
      flow:
        - {id: remark, kind: free-text, question: Anything to say?}
      debrief: debrief.md
      outcomes:
        completed: {code: ABC123, redirect: "https://app.prolific.com/submissions/complete?cc=ABC123"}
      """;

  @Test
  void ids_are_kept_apart_and_the_way_back_carries_the_code() throws SQLException {
    var files =
        Map.of(
            "study.yaml", DEFINITION,
            "plan.yaml",
                "schema: plan/1\nanalyses:\n  - {id: n, kind: descriptive, measure: rt_ms}\n",
            "consent.md", "# Before you begin\n\nOne question.",
            "debrief.md", "# Thank you\n\nThat was all.");
    var stored = Http.RESEARCHER.put("/api/studies/recruited", Map.of("files", files));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/recruited/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);
    try (var browser = new Browser();
        var phone = browser.device(Screen.PHONE)) {
      phone.route(
          "https://app.prolific.com/**",
          route -> route.fulfill(new Route.FulfillOptions().setBody("back at the service")));
      var page = phone.newPage();
      page.navigate("/take/recruited?PROLIFIC_PID=5f3a0000aaaa&STUDY_ID=64b0&SESSION_ID=9c1d");
      page.waitForSelector("main[data-step=consent]");
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answerAll();
      assertThat(page.locator(".completion-code")).hasValue("ABC123");
      assertThat(
              page.getByRole(
                  AriaRole.LINK,
                  new com.microsoft.playwright.Page.GetByRoleOptions()
                      .setName("Back to app.prolific.com")))
          .hasAttribute("href", "https://app.prolific.com/submissions/complete?cc=ABC123");
      page.waitForURL("https://app.prolific.com/submissions/complete?cc=ABC123"); // by itself
    }
    assertThat(identities()).contains("5f3a0000aaaa", "64b0", "9c1d");
  }

  private static String identities() throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var row =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select string_agg(i.parameters::text, ' ') from identity i join study s on s.id = i.study
                    where s.slug = 'recruited'
                    """)) {
      row.next();
      return row.getString(1);
    }
  }
}
