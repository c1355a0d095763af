package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Parcel;
import groundwork.stimulus.TinySet;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics without a study: choosing a run, following it, and what it found. */
class RunPagesIT extends GroundworkIT {
  private static final String RUNS = "/api/stimuli/credit/runs";
  private static Browser browser;
  private static String first;
  private static String second;

  @BeforeAll
  static void run() throws InterruptedException {
    browser = new Browser();
    first = ended(1);
    second = ended(2);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static String ended(int seed) throws InterruptedException {
    var started =
        Http.RESEARCHER.post(
            RUNS,
            """
            {"methods": ["lime", "shap"], "items": {"perCell": 3}, "seed": %d,
             "metrics": [{"id": "sparseness"}, {"id": "deletion"}, {"id": "pointing-game"}]}
            """
                .formatted(seed));
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    var id = started.json().path("id").asString();
    for (int i = 0; i < 900; i++) {
      var state = Http.RESEARCHER.get(RUNS + "/" + id + "/plan").json().path("state").asString();
      if (state.equals("done")) {
        return id;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("the run does not end");
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,LIGHT", "PHONE,DARK"})
  void a_run_is_shown_as_table_ranks_curves_and_single_instances(
      Screen screen, ColorScheme scheme) {
    try (var device = browser.device(screen, scheme)) {
      var ada = Researcher.signedIn(device);
      var name = screen.name().toLowerCase(Locale.ROOT);
      ada.open("#/stimuli/credit/runs/" + first + "?metric=deletion", "Run: German credit");
      assertThat(ada.page.getByRole(AriaRole.TABLE, Researcher.named("Metrics by method")))
          .isVisible();
      assertThat(ada.page.locator(".metric-detail .chart svg")).hasCount(2); // bars and curves
      assertThat(ada.page.locator(".ranks figcaption")).containsText("Friedman");
      assertThat(ada.page.locator(".strip .strip-plot")).hasCount(4);
      assertThat(ada.page.getByText("no mask of what ought to matter").first()).isAttached();
      ada.look("metric-run-" + name);

      ada.page.locator("[data-metric=sparseness]").click();
      assertThat(ada.page.locator("#metric")).hasText("Sparseness (Gini)");
      assertThat(ada.page.locator("#metric")).isFocused();
      ada.page.locator(".strip circle").first().dispatchEvent("click");
      var dialog = ada.page.locator("dialog[open]");
      assertThat(dialog.locator(".stimulus")).isVisible();
      assertThat(dialog.getByRole(AriaRole.TABLE, Researcher.exactly("Its scores"))).isVisible();
      ada.look("metric-run-instance-" + name);
      dialog.getByRole(AriaRole.BUTTON, Researcher.exactly("Close")).click();

      ada.page.getByText("What it means, its settings").click();
      assertThat(ada.page.locator(".metric-detail .facts")).containsText("Validation");
      ada.page.getByLabel("Compare with").selectOption(second);
      assertThat(ada.page.getByRole(AriaRole.TABLE, Researcher.named("Two runs side by side")))
          .isVisible();
      assertThat(ada.page).hasURL(Pattern.compile(".*with=" + second + ".*"));
      ada.look("metric-run-compared-" + name).checkNoComplaint();
    }
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,DARK", "PHONE,LIGHT"})
  void a_run_is_chosen_started_and_ends_in_results(Screen screen, ColorScheme scheme) {
    try (var device = browser.device(screen, scheme)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/stimuli/credit", "German credit");
      ada.page.getByRole(AriaRole.LINK, Researcher.named("Run metrics")).click();
      ada.at("Runs: German credit");
      ada.look("metric-runs-" + screen.name().toLowerCase(Locale.ROOT));
      ada.page.getByLabel("Logistic regression").uncheck();
      ada.page.locator("[name=metric-faithfulness-correlation]").uncheck();
      ada.page.getByLabel("How many of the first").fill("4");
      ada.page.getByLabel("How many of the first").focus();
      ada.page
          .getByRole(AriaRole.SPINBUTTON, Researcher.named("Seed"))
          .fill(screen == Screen.PHONE ? "21" : "20");
      ada.button("Start the run").click();
      ada.at("Run: German credit");
      assertThat(ada.page.locator(".score-matrix"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
      assertThat(ada.page.locator("main .lead"))
          .hasText(
              Pattern.compile(
                  "1 metric × 7 methods \\(4 controls\\) × 1 model × 4 instances, seed 2[01]\\."));
      ada.checkNoComplaint();
    }
  }

  @Test
  void nothing_is_started_without_a_metric() {
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/stimuli/credit/runs", "Runs: German credit");
      ada.page.locator("[name=metric-sparseness]").uncheck();
      ada.page.locator("[name=metric-faithfulness-correlation]").uncheck();
      ada.button("Start the run").click();
      assertThat(ada.page.getByText("Choose at least a metric.")).isVisible();
      ada.checkNoComplaint();
    }
  }

  @Test
  void an_exported_run_has_everything_to_repeat_it() throws Exception {
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/stimuli/credit/runs/" + first, "Run: German credit");
      var download =
          ada.page.waitForDownload(
              () -> ada.page.getByRole(AriaRole.LINK, Researcher.named("Export")).click());
      var names = new java.util.TreeMap<String, String>();
      try (var zip = new java.util.zip.ZipInputStream(download.createReadStream())) {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          names.put(
              entry.getName(),
              new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
      }
      assertThat(names)
          .containsKeys(
              "README.md",
              "run.json",
              "table.json",
              "scores.csv",
              "overall.csv",
              "codebook.csv",
              "provenance.json",
              "SHA256SUMS",
              "stimuli/credit/manifest.json");
      assertThat(names.get("README.md")).contains("groundwork score stimuli/credit --models");
      assertThat(names.get("scores.csv").lines())
          .hasSize(1 + 3 * 12 * (4 + 4)); // metrics, items, and methods of two models
      ada.checkNoComplaint();
    }
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,LIGHT", "PHONE,DARK"})
  void explanations_made_elsewhere_are_imported(Screen screen, ColorScheme scheme) {
    var name = screen.name().toLowerCase(Locale.ROOT);
    var tiny = new TinySet();
    tiny.manifest.put("slug", "page-" + name);
    assertThat(Parcel.put("/api/stimuli/page-" + name, Parcel.zip(tiny.sealed())).status())
        .isEqualTo(200);
    try (var device = browser.device(screen, scheme)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/stimuli/page-" + name + "/attributions", "Import explanations: Tiny");
      ada.look("attributions-" + name);
      ada.button("Check and import").click();
      assertThat(ada.page.getByText("Choose a file.")).isVisible();
      file(ada, 8);
      ada.page.getByLabel("Method", exact()).fill("my-shap");
      ada.button("Check and import").click();
      assertThat(ada.page.getByRole(AriaRole.ALERT)).containsText("(8, 2)");
      ada.look("attributions-refused-" + name).forgive("422", "/attributions");
      file(ada, 10);
      ada.button("Check and import").click();
      assertThat(ada.page.getByText("10 explanations by")).isVisible();
      ada.look("attributions-imported-" + name);
      ada.page.getByRole(AriaRole.LINK, Researcher.named("Look at the set")).click();
      ada.at("Tiny");
      assertThat(ada.page.locator("dd:text-is(\"1+1\")")).isVisible();
      ada.checkNoComplaint();
    }
  }

  private static void file(Researcher ada, int items) {
    double[] values = new double[items * 2];
    values[3] = 1;
    var bytes = Npy.write(new NdArray(new int[] {items, 2}, values));
    ada.page
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("mine.npy", "application/octet-stream", bytes));
  }

  private static com.microsoft.playwright.Page.GetByLabelOptions exact() {
    return new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true);
  }
}
