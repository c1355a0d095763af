package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.SignedInBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions and tokens on the page: what ends, what goes on, and what is shown only once. */
class AdminAccountIT extends GroundworkIT {
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
  void a_token_is_shown_once_works_and_is_revoked() {
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/account", "Account").page.getByLabel("Name of a new token").fill("the cluster");
      ada.button("Create a token").click();
      var token = ada.dialog("Your new token").getByLabel("Token", exactly()).inputValue();
      ada.look("dialog-token");
      assertThat(new Http(token).get("/api/studies").status()).isEqualTo(200);
      ada.confirm("Your new token", "Done");
      assertThat(ada.page.getByRole(AriaRole.ROWHEADER, Researcher.named("the cluster")))
          .isVisible();
      assertThat(ada.page.content()).doesNotContain(token);
      ada.button("Revoke the cluster").click();
      ada.confirm("Revoke the cluster?", "Revoke");
      assertThat(ada.button("Revoke the cluster")).hasCount(0);
      assertThat(new Http(token).get("/api/studies").status()).isEqualTo(401);
      ada.checkNoComplaint();
    }
  }

  @Test
  void signing_out_everywhere_ends_the_other_browser_too() {
    try (var office = browser.device(Screen.DESKTOP);
        var home = browser.device(Screen.PHONE)) {
      var there = Researcher.signedIn(home);
      there.open("#/", "Studies");
      var ada = Researcher.signedIn(office);
      ada.open("#/account", "Account").button("Sign out everywhere").click();
      ada.look("dialog-sign-out");
      ada.confirm("Sign out everywhere?", "Sign out everywhere");
      ada.at("Sign in").checkNoComplaint();
      there.page.reload();
      there.at("Sign in").forgive("401", "/session").checkNoComplaint();
    }
  }

  @Test
  void a_session_that_ends_over_an_open_dialog_is_renewed_on_the_spot() {
    var study = Copies.open("interrupted");
    try (var device = browser.device(Screen.PHONE)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/studies/" + study, Copies.TITLE).button("Close").click();
      assertThat(ada.dialog("Close this study?")).isVisible();
      endEverySession();
      ada.confirm("Close this study?", "Close the study");
      var again = ada.dialog("Sign in again");
      assertThat(again.getByLabel("Name")).hasValue(Researcher.NAME);
      ada.look("dialog-sign-in-again").forgive("401", "/closing");
      again.getByLabel("Password").fill("not the password at all");
      ada.confirm("Sign in again", "Sign in");
      assertThat(again.getByRole(AriaRole.ALERT)).isVisible();
      ada.forgive("401", "/session");
      again.getByLabel("Password").fill(SignedInBrowser.PASSWORD);
      ada.confirm("Sign in again", "Sign in");
      assertThat(ada.page.getByText("The study is closed.")).isVisible();
      assertThat(ada.page.locator("dialog")).hasCount(0);
      ada.checkNoComplaint();
    }
  }

  @Test
  void what_was_typed_outlives_the_session() {
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/account", "Account").page.getByLabel("Name of a new token").fill("my laptop");
      endEverySession();
      ada.button("Create a token").click();
      ada.confirm("Sign in again", "Not now");
      assertThat(ada.page.getByLabel("Name of a new token")).hasValue("my laptop");
      ada.button("Create a token").click();
      ada.dialog("Sign in again").getByLabel("Password").fill(SignedInBrowser.PASSWORD);
      ada.confirm("Sign in again", "Sign in");
      ada.confirm("Your new token", "Done");
      assertThat(ada.page.getByRole(AriaRole.ROWHEADER, Researcher.named("my laptop"))).isVisible();
      ada.forgive("401", "/tokens").checkNoComplaint();
    }
  }

  private static void endEverySession() {
    SignedInBrowser.sql("delete from session");
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }
}
