package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static groundwork.it.Http.RESEARCHER;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Parcel;
import groundwork.stimulus.TinySet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sets, their items as participants get them, bringing one in, and how many people a study needs.
 */
class StimuliPagesIT extends GroundworkIT {
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static Locator named(Page page, AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,LIGHT", "PHONE,DARK"})
  void items_are_filtered_and_seen_in_every_arm(Screen screen, ColorScheme scheme) {
    try (var device = browser.device(screen, scheme)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/stimuli/credit", "German credit");
      assertThat(ada.page.getByText("1 to 25 of 52 items")).isVisible();
      ada.page
          .getByLabel("Model is", new Page.GetByLabelOptions().setExact(true))
          .selectOption("false");
      assertThat(ada.page.getByText(Pattern.compile("^1 to \\d+ of \\d+ items$"))).isVisible();
      ada.page.locator("tbody .link-button").first().click();
      assertThat(ada.page.getByText("Control: the instance alone").first()).isVisible();
      ada.page
          .getByLabel("Side by side", new Page.GetByLabelOptions().setExact(true))
          .selectOption("credit-decision");
      assertThat(ada.page.getByText("No advice").first()).isVisible();
      ada.look("stimuli-shown-" + screen);
      ada.checkNoComplaint();
    }
  }

  @Test
  void a_set_is_uploaded_recognised_and_refused_with_every_reason() {
    var tiny = new TinySet();
    tiny.manifest.put("slug", "uploaded");
    var zip = Parcel.zip(tiny.sealed());
    try (var device = browser.device(Screen.DESKTOP, ColorScheme.DARK)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/stimuli", "Stimuli");
      choose(ada, zip);
      assertThat(ada.page.getByText("The set uploaded is stored").first()).isVisible();
      choose(ada, zip);
      assertThat(ada.page.getByText("tiny.zip is already here").first()).isVisible();
      tiny.files.put("models/m.onnx", new byte[] {9, 9, 9});
      choose(ada, Parcel.zip(tiny.unsealed()));
      assertThat(ada.page.locator(".finding").first()).isVisible();
      ada.look("stimuli-refused").forgive("422", "/api/stimuli/uploaded");
      ada.page.route("**/api/stimuli/uploaded", route -> route.abort());
      choose(ada, zip);
      assertThat(ada.page.getByText("Nothing was stored: a set comes in whole or not at all."))
          .isVisible();
      ada.page.unroute("**/api/stimuli/uploaded");
      named(ada.page, AriaRole.BUTTON, "Send the same file again").click();
      assertThat(ada.page.getByText("tiny.zip is already here").first()).isVisible();
    }
  }

  private static void choose(Researcher ada, byte[] zip) {
    ada.page.locator("#set-zip").setInputFiles(new FilePayload("tiny.zip", "application/zip", zip));
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,DARK", "PHONE,LIGHT"})
  void power_is_asked_for_answered_and_shown_again(Screen screen, ColorScheme scheme) {
    try (var device = browser.device(screen, scheme)) {
      var ada = Researcher.signedIn(device);
      var hash = "#/studies/credit-decision/power";
      ada.open(hash, "Power: Would you grant");
      ada.page.getByLabel("Formula", new Page.GetByLabelOptions().setExact(true)).check();
      ada.page
          .getByLabel("Test", new Page.GetByLabelOptions().setExact(true))
          .selectOption("anova");
      ada.page
          .getByLabel("The effect is said in", new Page.GetByLabelOptions().setExact(true))
          .selectOption("eta2");
      var effect = ada.page.getByLabel("Effect", new Page.GetByLabelOptions().setExact(true));
      effect.fill("6");
      named(ada.page, AriaRole.BUTTON, "Compute").click();
      assertThat(effect).hasAttribute("aria-invalid", "true");
      assertThat(ada.page.getByText(Pattern.compile("0.06 medium"))).isVisible();
      ada.forgive("422", "/power");
      effect.fill("0.06");
      named(ada.page, AriaRole.BUTTON, "Compute").click();
      assertThat(ada.page.locator(".power-result .stat-value").first()).hasText("154");
      assertThat(ada.page.locator(".chart svg")).isVisible();
      ada.look("power-" + screen);
      ada.open(hash, "Power: Would you grant");
      assertThat(ada.page.locator(".power-result .stat-value").first()).hasText("154");
      ada.checkNoComplaint();
    }
    org.assertj.core.api.Assertions.assertThat(
            RESEARCHER.get("/api/studies/credit-decision/power/latest").status())
        .isEqualTo(200);
  }
}
