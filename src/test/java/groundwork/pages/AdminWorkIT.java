package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Parcel;
import groundwork.it.Participant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What researchers do on their pages, from importing a study to its results and its export. */
class AdminWorkIT extends GroundworkIT {
  private static final String TITLE = Copies.TITLE;
  private static Browser browser;
  private BrowserContext device;
  private Researcher ada;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void sit_down() {
    device = browser.device(Screen.DESKTOP);
    ada = Researcher.signedIn(device);
  }

  @AfterEach
  void get_up() {
    device.close();
  }

  @Test
  void a_study_is_imported_opened_handed_out_and_closed() {
    device.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    ada.open("#/import", "Import")
        .chooseZip("imported.zip", Parcel.zip(Copies.ofSentiment("imported")));
    assertThat(ada.page.getByText("Study imported is imported")).isVisible();
    ada.look("import-done");
    ada.page.getByText("Open the study").click();
    ada.at(TITLE);
    var state = ada.page.locator(".study-head .badge").first();
    assertThat(state).hasText("Draft");

    ada.button("Open").click();
    assertThat(ada.dialog("Open this study?")).containsText("freezes version 1");
    ada.look("dialog-open");
    ada.confirm("Open this study?", "Cancel");
    assertThat(state).hasText("Draft");
    ada.button("Open").click();
    ada.confirm("Open this study?", "Open version 1");
    assertThat(state).hasText("Open");

    ada.button("Participant link").click();
    ada.dialog("Participant link").getByLabel("Copy link for participants").click();
    assertThat(ada.page.getByText("Copied.")).isVisible();
    ada.look("dialog-link");
    var copied = (String) ada.page.evaluate("() => navigator.clipboard.readText()");
    assertThat(copied).isEqualTo(Http.url("/take/imported"));
    ada.confirm("Participant link", "Done");

    ada.button("Close").click();
    ada.confirm("Close this study?", "Close the study");
    assertThat(state).hasText("Closed");
    assertThat(Http.NOBODY.get("/api/take/imported").status()).isEqualTo(409);
    ada.checkNoComplaint();
  }

  @Test
  void findings_name_the_place_the_rule_and_the_remedy() {
    var files = Copies.ofSentiment("broken-too");
    files.computeIfPresent(
        "study.yaml", (name, text) -> text.replace("rung: human-grounded", "rung: humane"));
    ada.open("#/import", "Import").chooseZip("broken.zip", Parcel.zip(files));
    var finding = ada.page.locator(".finding").first();
    assertThat(finding.locator(".finding-place"))
        .hasText(Pattern.compile("study\\.yaml, line 5 /rung"));
    assertThat(finding.locator(".finding-rule")).not().isEmpty();
    assertThat(finding.locator(".muted")).not().isEmpty();
    assertThat(Http.RESEARCHER.get("/api/studies/broken-too").status()).isEqualTo(404);
    ada.forgive("422", "/api/studies/broken-too").checkNoComplaint();
  }

  @Test
  void a_preview_reaches_the_first_trial_and_leaves_no_trace() throws IOException {
    var study = Copies.open("previewed");
    ada.open("#/studies/" + study, TITLE);
    ada.button("Preview").click();
    var dialog = ada.dialog("Preview");
    dialog.getByLabel("LIME").check();
    ada.look("dialog-preview");
    var tab = device.waitForPage(() -> ada.confirm("Preview", "Open the preview"));
    var visitor = new Visitor(tab, false);
    visitor.agree();
    visitor.answerUntil("trial");
    visitor.answer();
    assertThat(visitor.ended()).isFalse();
    tab.close();
    var results = Http.RESEARCHER.get("/api/studies/" + study + "/results?simulated=true").json();
    assertThat(results.path("counts").path("enrolled").asInt()).isZero();
    ada.open("#/studies/" + study + "/data", "Data: " + TITLE);
    ada.page.getByLabel("Include simulated participants").check();
    var files = unzipped(downloaded());
    assertThat(files.get("data/trials.csv").lines()).hasSize(1);
    assertThat(files.get("data/participants.csv").lines()).hasSize(1);
    ada.checkNoComplaint();
  }

  @Test
  void who_takes_part_is_seen_without_reloading() {
    var study = Copies.open("watched");
    ada.open("#/studies/" + study + "/live", "Live: " + TITLE);
    assertThat(ada.page.locator(".live-pill")).hasText("Live");
    ada.page.evaluate("() => { window.unmoved = true; }");
    assertThat(ada.stat("In it now")).hasText("0");
    var one = new Participant(study);
    one.join();
    assertThat(ada.stat("In it now")).hasText("1");
    var two = new Participant(study);
    two.join();
    two.answer();
    assertThat(ada.stat("In it now")).hasText("2");
    two.withdraw(false);
    Http.NOBODY.post(
        new Participant(study).path("/enrolments"), new Participant(study).enrolling(false));
    assertThat(ada.stat("Withdrawn")).hasText("1");
    assertThat(ada.stat("Refused consent")).hasText("1");
    one.answerUntil("trial");
    assertThat(ada.page.locator(".stages li").filter(having("Practice")).locator(".num"))
        .containsText("1");
    ada.look("live-watched");
    one.answerAll();
    assertThat(ada.stat("Completed")).hasText("1");
    assertThat(ada.stat("In it now")).hasText("0");
    assertThat((Boolean) ada.page.evaluate("() => window.unmoved")).isTrue();
    ada.checkNoComplaint();
  }

  @Test
  void results_with_simulated_participants_come_when_asked_for() throws IOException {
    var study = Copies.open("simulated");
    Copies.simulate(study, 8);
    ada.open("#/studies/" + study + "/results", "Results: " + TITLE);
    assertThat(ada.page.getByText("No results yet")).isVisible();
    ada.look("results-none");
    ada.page.getByLabel("Include simulated participants").check();
    var measures = ada.page.locator("section.measure");
    assertThat(measures.first()).isVisible();
    ada.drawn();
    for (var measure : measures.all()) {
      assertThat(measure.getByRole(AriaRole.TABLE)).isVisible();
      assertThat(measure.locator(".chart")).isVisible();
    }
    assertThat(ada.stat("Simulated")).hasText("8");
    ada.page.getByLabel("Include simulated participants").uncheck();
    assertThat(ada.page.getByText("No results yet")).isVisible();

    ada.open("#/studies/" + study + "/data", "Data: " + TITLE);
    assertThat(unzipped(downloaded()).get("data/participants.csv").lines()).hasSize(1);
    ada.page.getByLabel("Include simulated participants").check();
    assertThat(unzipped(downloaded()).get("data/participants.csv").lines()).hasSize(9);
    ada.checkNoComplaint();
  }

  @Test
  void a_long_run_is_started_watched_and_cancelled() {
    ada.open("#/studies/credit-proxies/results", "Results: How good");
    ada.button("Start the run").or(ada.button("Run again")).click();
    assertThat(ada.page.locator("[data-part=says]"))
        .hasText(Pattern.compile("^[1-9].* of .* scored.*"));
    assertThat(ada.page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
    ada.look("run-under-way");
    ada.button("Cancel the run").click();
    ada.confirm("Cancel this run?", "Cancel the run");
    assertThat(ada.page.locator("#runs").locator("xpath=../..").locator(".badge").first())
        .hasText("Cancelled");
    ada.checkNoComplaint();
  }

  @Test
  void a_short_run_ends_in_a_table() throws IOException {
    ada.open("#/import", "Import")
        .chooseZip("cheap.zip", Parcel.zip(Map.of("study.yaml", Copies.CHEAP)));
    ada.page.getByText("Open the study").click();
    ada.at("Two cheap metrics");
    ada.button("Open").click();
    ada.confirm("Open this study?", "Open version 1");
    ada.page.getByRole(AriaRole.LINK, Researcher.named("Results")).click();
    ada.at("Results: Two cheap metrics");
    ada.button("Start the run").click();
    assertThat(ada.page.getByRole(AriaRole.TABLE, Researcher.named("Metrics by method")))
        .isVisible();
    assertThat(ada.page.locator("[data-part=says]"))
        .hasText(Pattern.compile("^(\\d+) of \\1 scored.*"));
    ada.drawn().look("run-done");
    ada.open("#/studies/cheap-proxies/data", "Data: Two cheap metrics");
    assertThat(unzipped(downloaded()).get("scores.csv").lines()).hasSizeGreaterThan(48);
    ada.checkNoComplaint();
  }

  private byte[] downloaded() throws IOException {
    Download download =
        ada.page.waitForDownload(() -> ada.page.getByText("Download the export").click());
    try (var stream = download.createReadStream()) {
      return stream.readAllBytes();
    }
  }

  private static Map<String, String> unzipped(byte[] bytes) throws IOException {
    var files = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new java.io.ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
