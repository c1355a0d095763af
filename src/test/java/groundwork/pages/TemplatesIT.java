package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every template, from nothing to numbers, in the pages: made, looked at as a participant, opened,
 * taken by dry-run participants or run without people, and read.
 */
class TemplatesIT extends GroundworkIT {
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  static Stream<Arguments> templates() {
    return StreamSupport.stream(Http.RESEARCHER.get("/api/templates").json().spliterator(), false)
        .map(
            one ->
                Arguments.of(
                    one.path("id").asString(),
                    one.path("title").asString(),
                    !one.path("rung").asString().equals("functionally-grounded")));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void a_template_gives_a_study_that_can_be_run(String template, String name, boolean people) {
    var title = "From " + template;
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/new", "New study");
      ada.button("Use this template " + name).click();
      ada.page.getByLabel("Title").fill(title);
      ada.button("Make the study").click();
      ada.at("Design: " + title);
      var slug = ada.page.url().replaceFirst(".*/studies/([^/]+)/.*", "$1");
      ada.page
          .locator(".rail-step")
          .filter(new Locator.FilterOptions().setHasText("Check & launch"))
          .click();
      var launch = ada.page.locator(".designer-main");
      assertThat(launch).containsText("Ready to open");
      if (people) {
        var tab =
            device.waitForPage(
                () -> {
                  launch.getByRole(AriaRole.BUTTON, Researcher.exactly("Preview")).click();
                  ada.page.getByText("Open the preview").click();
                });
        new Visitor(tab, false).agree();
        assertThat(tab.locator("form h1, .step h1").first()).isVisible();
        tab.close();
      }
      launch.getByRole(AriaRole.BUTTON, Researcher.exactly("Open")).click();
      ada.confirm("Open this study?", "Open version 1");
      assertThat(ada.page.locator(".study-head .badge").first()).hasText("Open");

      if (people) {
        Copies.simulate(slug, 4);
        ada.open("#/studies/" + slug + "/results?simulated=true", "Results: " + title);
      } else {
        ada.open("#/studies/" + slug + "/results", "Results: " + title);
        ada.button("Start the run").click();
      }
      assertThat(ada.page.locator("section.measure").first())
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
      ada.checkNoComplaint();
      var results = Http.RESEARCHER.get("/api/studies/" + slug + "/results?simulated=true");
      assertThat(numbers(results.json().path("measures"))).as(results.text()).isPositive();
    }
  }

  private static long numbers(JsonNode measures) {
    return StreamSupport.stream(measures.spliterator(), false)
        .flatMap(measure -> StreamSupport.stream(measure.path("rows").spliterator(), false))
        .filter(row -> row.path("estimate").isNumber())
        .count();
  }
}
