package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A study in German in a real browser, and the researcher's pages about languages and scales. */
class LanguagePagesIT extends GroundworkIT {
  private static final String STUDY = "sentiment-forward-simulation";
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,LIGHT", "PHONE,DARK"})
  void a_whole_run_in_german(Screen screen, ColorScheme scheme) {
    try (var device = browser.device(screen, scheme)) {
      var errors = new ArrayList<String>();
      var page = device.newPage();
      page.onPageError(errors::add);
      page.navigate("/take/" + STUDY);
      page.waitForSelector("main[data-step=consent]");
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      page.getByRole(AriaRole.BUTTON, Researcher.named("Deutsch")).click();
      assertThat(page.locator("html")).hasAttribute("lang", "de");
      assertThat(page.locator("h1")).hasText("Bevor Sie beginnen");
      var visitor =
          new Visitor(page, false)
              .lookingAs("german-" + screen + "-" + scheme.name().toLowerCase());
      visitor.agree("Ich stimme zu und nehme teil");
      visitor.answerUntil("trial");
      page.reload(); // it is kept in the enrolment
      page.waitForSelector("main[data-step=trial]");
      assertThat(page.locator("html")).hasAttribute("lang", "de");
      assertThat(page.locator("h1")).hasText("Was wird das KI-System zu diesem Satz sagen?");
      visitor.answerAll();
      assertThat(page.locator("h1")).hasText("Vielen Dank, Sie sind fertig");
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void scales_and_translations_can_be_read_and_are_accessible() {
    for (var screen : Screen.values()) {
      try (var device = browser.device(screen)) {
        var ada = Researcher.signedIn(device);
        ada.open("#/instruments?open=sus", "Instruments");
        assertThat(ada.page.locator("#instrument-sus")).containsText("(sum - 10) * 2.5");
        ada.look("instruments-" + screen);
        ada.open("#/studies/" + STUDY + "/translations", "Translations");
        assertThat(ada.page.locator(".translation").first()).containsText("What will the AI say?");
        assertThat(ada.page.locator(".translation textarea").first())
            .hasValue("Was wird die KI sagen?");
        ada.look("translations-" + screen);
        ada.checkNoComplaint();
      }
    }
  }
}
