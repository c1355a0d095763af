package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static groundwork.it.SignedInBrowser.sql;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import groundwork.analysis.control.Sentences;
import groundwork.analysis.control.SomeFindings;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.json.control.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a study's plan and findings. */
class AnalysisPagesIT extends GroundworkIT {
  private static final String TITLE = Copies.TITLE;
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
    Copies.open("findings-shown");
    store("findings-shown");
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  /** A result of many shapes, as if it had been computed for these data before. */
  private static void store(String study) {
    var findings =
        List.of(
            Sentences.complete(SomeFindings.mixed()),
            Sentences.complete(SomeFindings.nasty()),
            Sentences.complete(SomeFindings.groups()));
    var points = new ArrayList<Map<String, Object>>();
    for (var method : List.of("none", "lime", "shap")) {
      for (var phase : List.of("pre", "post")) {
        for (int i = 0; i < 20; i++) {
          points.add(
              Map.of(
                  "factor_method", method, "phase", phase, "value", 0.3 + 0.03 * ((i * 7) % 20)));
        }
      }
    }
    sql(
        """
        insert into analysis_run (id, study, version, simulated, plan, basis, engine, state, result,
          points, markdown, latex, created_at, started_at, finished_at)
        select ?, s.id, v.hash, false, repeat('0', 64), repeat('1', 64), 'earlier', 'done', ?::json,
          ?::json, '# Before', '%', now(), now(), now()
        from study s join study_version v on v.study = s.id where s.slug = ?
        """,
        UUID.randomUUID(),
        Json.write(
            Map.of(
                "schema",
                "findings/1",
                "provenance",
                SomeFindings.mixed().provenance(),
                "data",
                Map.of(
                    "rows",
                    2400,
                    "rowsAnalysed",
                    2388,
                    "participants",
                    61,
                    "participantsAnalysed",
                    60,
                    "excluded",
                    Map.of("too-fast", 12),
                    "excludedParticipants",
                    Map.of("too-fast", 1)),
                "analyses",
                findings,
                "withoutExclusions",
                List.of(SomeFindings.mixed(-0.1, 0.2)))),
        Json.write(
            Map.of("cells", List.of(Map.of("measure", "correct_vs_model", "values", points)))),
        study);
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,LIGHT", "PHONE,DARK"})
  void findings_with_charts_tables_and_what_changes_without_exclusions(
      Screen screen, ColorScheme scheme) {
    try (var device = browser.device(screen, scheme)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/studies/findings-shown/analysis", "Analysis: " + TITLE);
      assertThat(ada.page.locator(".chart svg")).hasCount(4);
      ada.look("analysis-" + screen.name().toLowerCase(Locale.ROOT));
      ada.checkNoComplaint();
    }
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,LIGHT", "PHONE,DARK"})
  void a_plan_is_run_from_the_page_and_its_sentences_are_taken_away(
      Screen screen, ColorScheme scheme) {
    var study = Copies.open("run-from-" + screen.name().toLowerCase(Locale.ROOT));
    Copies.simulate(study, 12);
    try (var device = browser.device(screen, scheme)) {
      device.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      var ada = Researcher.signedIn(device);
      ada.open("#/studies/" + study + "/analysis", "Analysis: " + TITLE);
      assertThat(ada.page.getByText("No data yet")).isVisible();
      assertThat(ada.page.getByText("H1 (primary)")).isVisible();
      ada.look("analysis-none-" + screen);
      ada.page.getByLabel("Include simulated participants").check();
      ada.button("Run the plan").click();
      assertThat(ada.page.locator("[aria-labelledby=run] .card-head .badge"))
          .hasText("Done", new LocatorAssertions.HasTextOptions().setTimeout(120_000));
      assertThat(ada.page.locator(".finding-card")).hasCount(6);
      assertThat(ada.page.getByText("Simulated participants are in these numbers")).isVisible();
      var first = ada.page.locator(".sentence-row").first();
      first.getByRole(AriaRole.BUTTON).click();
      assertThat(ada.page.getByText("Copied.")).isVisible();
      org.assertj.core.api.Assertions.assertThat(
              (String) ada.page.evaluate("() => navigator.clipboard.readText()"))
          .isEqualTo(first.locator("span").textContent());
      ada.look("analysis-done-" + screen);
      ada.checkNoComplaint();
    }
  }

  @Test
  void a_study_without_a_plan_says_what_to_do() {
    var files = new TreeMap<>(Copies.ofSentiment("page-unplanned"));
    files.remove("plan.yaml");
    Http.RESEARCHER.put("/api/studies/page-unplanned", Map.of("files", files));
    Http.RESEARCHER.post("/api/studies/page-unplanned/opening", "");
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/studies/page-unplanned/analysis", "Analysis: " + TITLE);
      assertThat(ada.page.getByText("No plan yet")).isVisible();
      ada.look("analysis-no-plan").checkNoComplaint();
    }
  }
}
