package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.SmallStudy;
import groundwork.it.TestBed;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Coming from a recruitment service and going back to it. */
class RecruitmentIT extends GroundworkIT {
  @Test
  void ids_are_kept_apart_and_the_way_back_carries_the_code() throws SQLException {
    SmallStudy.open(
        "recruited",
        "",
        "ABC123, redirect: \"https://app.prolific.com/submissions/complete?cc=ABC123\"");
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
