package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Parcel;
import groundwork.it.SignedInBrowser;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every researcher's page on both screens, light and dark: what it looks like and who can use it.
 */
class AdminPagesIT extends GroundworkIT {
  private static Browser browser;

  @BeforeAll
  static void open() {
    Copies.simulate("sentiment-forward-simulation", 8);
    Copies.simulate("credit-decision", 6);
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,LIGHT", "PHONE,DARK"})
  void studies_and_their_parts(Screen screen, ColorScheme scheme) {
    try (var device = browser.device(screen, scheme)) {
      var name = name(screen);
      var ada = Researcher.signedIn(device);
      ada.open("#/", "Studies").look("studies" + name);
      for (var study :
          Map.of(
                  "sentiment-forward-simulation", "What will the AI say?",
                  "credit-decision", "Would you grant",
                  "credit-proxies", "How good are explanations")
              .entrySet()) {
        var hash = "#/studies/" + study.getKey();
        ada.open(hash, study.getValue());
        ada.look(study.getKey() + "-overview" + name);
        if (!study.getKey().equals("credit-proxies")) {
          ada.open(hash + "/live", "Live: " + study.getValue());
          assertThat(ada.page.locator(".live-pill")).hasText("Live");
          ada.look(study.getKey() + "-live" + name);
        }
        ada.open(hash + "/results?simulated=true", "Results: " + study.getValue());
        ada.drawn().look(study.getKey() + "-results" + name);
        ada.open(hash + "/data", "Data: " + study.getValue()).look(study.getKey() + "-data" + name);
      }
      ada.checkNoComplaint();
    }
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,DARK", "PHONE,LIGHT"})
  void everything_else(Screen screen, ColorScheme scheme) {
    try (var device = browser.device(screen, scheme)) {
      var name = name(screen);
      var ada = Researcher.signedIn(device);
      ada.open("#/stimuli", "Stimuli").look("stimuli" + name);
      ada.open("#/stimuli/credit", "German credit").look("stimuli-credit" + name);
      ada.open("#/stimuli/sentiment", "Review sentences").look("stimuli-sentiment" + name);
      ada.open("#/account", "Account").look("account" + name);
      ada.open("#/import", "Import").look("import" + name);
      ada.chooseZip("broken.zip", Parcel.zip(broken()));
      assertThat(ada.page.locator(".finding").first()).isVisible();
      ada.look("import-broken" + name).forgive("422", "/api/studies/broken");
      ada.page.navigate("/admin/#/studies/nobody-has-it");
      assertThat(ada.page.locator("main .eyebrow")).hasText("404");
      ada.look("no-such-study" + name).forgive("404", "/api/studies/nobody-has-it");
      ada.open("#/nothing/of/the/kind", "Not found").look("not-found" + name);
      ada.checkNoComplaint();
    }
  }

  /**
   * Three faults: an unknown rung, an explanation that the set has not, a text that is not there.
   */
  private static Map<String, String> broken() {
    var files = Copies.ofSentiment("broken");
    files.computeIfPresent(
        "study.yaml",
        (name, text) ->
            text.replace("rung: human-grounded", "rung: humane")
                .replace("method: shap", "method: shape"));
    files.remove("consent.md");
    return files;
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,LIGHT", "PHONE,DARK"})
  void signing_in(Screen screen, ColorScheme scheme) {
    SignedInBrowser.of(Researcher.NAME);
    try (var device = browser.device(screen, scheme)) {
      var name = name(screen);
      var ada = new Researcher(device);
      ada.open("#/stimuli/credit", "Sign in").look("sign-in" + name).forgive("401", "/session");
      ada.signIn("not the password at all");
      assertThat(ada.page.getByRole(AriaRole.ALERT)).isVisible();
      assertThat(ada.page.getByLabel("Name")).hasValue(Researcher.NAME);
      ada.look("sign-in-refused" + name).forgive("401", "/session");
      ada.signIn(SignedInBrowser.PASSWORD);
      ada.at("German credit");
      ada.checkNoComplaint();
    }
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,DARK", "PHONE,LIGHT"})
  void the_first_researcher_sets_a_name_and_a_password(Screen screen, ColorScheme scheme) {
    SignedInBrowser.sql("delete from researcher");
    SignedInBrowser.sql("delete from setup_token");
    SignedInBrowser.sql(
        "insert into setup_token (hash, node, created_at)"
            + " values (sha256(convert_to('printed', 'UTF8')), 'this', now())");
    try (var device = browser.device(screen, scheme)) {
      var name = name(screen);
      var first = new Researcher(device);
      first.open("#/sign-in", "Sign in").forgive("401", "/session");
      assertThat(first.page.getByText("Nobody has an account yet")).isVisible();
      first.open("#/setup", "Set up").look("setup-no-link" + name);
      first.open("#/setup?token=printed", "Set up").look("setup" + name);
      first.page.getByLabel("Your name").fill("Grace");
      first.page.getByLabel("Password", exact()).fill("too short");
      first.button("Create the account").click();
      first.look("setup-refused" + name);
      first.page.getByLabel("Password", exact()).fill(SignedInBrowser.PASSWORD);
      first.page.getByLabel("Password again").fill(SignedInBrowser.PASSWORD);
      first.button("Create the account").click();
      first.at("Studies");
      assertThat(first.page.locator(".account-name")).hasText("Grace");
      first.checkNoComplaint();
    }
  }

  @Test
  void by_keyboard_alone_from_the_door_to_the_results() {
    SignedInBrowser.of(Researcher.NAME);
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = new Researcher(device);
      ada.open("#/", "Sign in").forgive("401", "/session");
      var keys = ada.page.keyboard();
      ada.tabTo("name");
      keys.type(Researcher.NAME);
      keys.press("Tab");
      keys.type(SignedInBrowser.PASSWORD);
      keys.press("Enter");
      ada.at("Studies");
      ada.tabTo("words"); // the list may be longer than anyone would tab through
      keys.type("What will the AI say?");
      ada.tabTo("What will the AI say?");
      Browser.picture(ada.page, "admin-keyboard-studies");
      keys.press("Enter");
      ada.at("What will the AI say?");
      ada.tabTo("Results");
      keys.press("Enter");
      ada.at("Results: What will the AI say?");
      assertThat(ada.page.locator("#panel-title")).isFocused();
      keys.press("Tab");
      keys.press("Space");
      assertThat(ada.page.getByLabel("Include simulated participants")).isChecked();
      assertThat(ada.page.locator("section.measure").first()).isVisible();
      ada.checkNoComplaint();
    }
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static String name(Screen screen) {
    return "-" + screen.name().toLowerCase();
  }
}
