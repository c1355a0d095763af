package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who has never written YAML designs a study, and nothing of it is lost on the way. */
class DesignerIT extends GroundworkIT {
  private static final List<String> STEPS =
      List.of(
          "Question & framing",
          "Stimuli",
          "Factors & arms",
          "Flow",
          "Assignment & people",
          "Recruitment",
          "Endings",
          "Texts",
          "Languages",
          "Analysis plan",
          "Check & launch");
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
  void from_nothing_to_results() {
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/", "Studies");
      ada.page.getByText("New study").click();
      ada.at("New study").look("new-study");
      ada.button("Use this template An empty study").click();
      ada.page.getByLabel("Title").fill("Foreseeing, designed");
      ada.look("new-study-dialog");
      ada.button("Make the study").click();
      ada.at("Design: Foreseeing, designed");
      var slug = ada.page.url().replaceFirst(".*/studies/([^/]+)/.*", "$1");

      ada.page.getByLabel("Research question").fill("Do pictures help people to foresee?");
      step(ada, "Factors & arms");
      ada.page.locator("[data-at='control placebo']").check();
      assertThat(ada.page.locator("[data-at='study/arms/2/method']")).hasValue("placebo");

      step(ada, "Flow");
      add(ada, "Free text");
      assertThat(names(ada).last()).hasText("Free text");
      assertThat(focused(ada)).containsText("Free text");
      ada.page.keyboard().press("Alt+ArrowUp");
      assertThat(names(ada).last()).not().hasText("Free text");
      assertThat(ada.page.locator("#announcer")).containsText("Free text is now");
      var moved = names(ada).allTextContents();
      ada.page.keyboard().press("Control+z");
      assertThat(names(ada).last()).hasText("Free text");
      ada.page.keyboard().press("Control+Shift+z");
      assertThat(names(ada)).hasText(moved.toArray(String[]::new));

      mendAtItsField(ada);
      saved(ada);
      step(ada, "Check & launch");
      assertThat(ada.page.locator(".designer-main")).containsText("Ready to open");
      var launch = ada.page.locator(".designer-main");
      var tab =
          device.waitForPage(
              () -> {
                launch.getByRole(AriaRole.BUTTON, Researcher.exactly("Preview")).click();
                ada.page.getByText("Open the preview").click();
              });
      var visitor = new Visitor(tab, false);
      visitor.agree();
      visitor.answerUntil("trial");
      visitor.answer();
      tab.close();

      launch.getByRole(AriaRole.BUTTON, Researcher.exactly("Open")).click();
      ada.confirm("Open this study?", "Open version 1");
      assertThat(ada.page.locator(".study-head .badge").first()).hasText("Open");
      Copies.simulate(slug, 6);
      ada.open("#/studies/" + slug + "/results?simulated=true", "Results: Foreseeing, designed");
      assertThat(ada.page.locator("section.measure").first()).isVisible();

      ada.checkNoComplaint();
    }
  }

  @Test
  void what_changed_since_a_version_is_read_in_sentences() {
    var slug = Copies.open("compared");
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = at(device, slug);
      ada.page.locator("[data-at='study/framing/claim']").fill("They foresee more.");
      saved(ada);
      ada.open("#/studies/" + slug + "/versions", "Versions: ");
      assertThat(ada.page.locator(".changes")).containsText("They foresee more.");
      ada.look("versions").checkNoComplaint();
    }
  }

  /** What is wrong is said at the field it is about, and is gone when it is mended. */
  private static void mendAtItsField(Researcher ada) {
    step(ada, "Assignment & people");
    var minutes = ada.page.locator("[data-at='study/minutes']");
    minutes.fill("0");
    assertThat(minutes).hasAttribute("aria-invalid", "true");
    assertThat(ada.page.locator(".field").filter(new Locator.FilterOptions().setHas(minutes)))
        .containsText("too small");
    assertThat(ada.page.locator(".rail-step[aria-current]")).containsText("1 to mend");
    minutes.fill("12");
    assertThat(minutes).not().hasAttribute("aria-invalid", "true");
  }

  @Test
  void what_was_typed_survives_a_reload_and_a_lost_connection() {
    var slug = made("kept");
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/studies/" + slug + "/design", "Design: ");
      question(ada).fill("Typed just before the reload?");
      ada.page.reload();
      assertThat(question(ada)).hasValue("Typed just before the reload?");
      saved(ada);
      ada.page.route("**/draft", route -> route.abort());
      question(ada).fill("Typed without a connection?");
      assertThat(state(ada)).containsText("kept in this browser");
      ada.page.unroute("**/draft");
      ada.page.getByText("Try now").click();
      saved(ada);
      assertThat(written(slug)).contains("Typed without a connection?");
    }
  }

  @Test
  void the_form_and_yaml_are_one_document() {
    var slug = made("both-ways");
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/studies/" + slug + "/design", "Design: ");
      ada.button("YAML").click();
      var text = ada.page.getByLabel("study.yaml", new Page.GetByLabelOptions().setExact(true));
      var before = text.inputValue();
      text.fill(before.replaceFirst("rung: ", "rung: ["));
      assertThat(ada.page.locator(".yaml-findings")).containsText("not YAML");
      ada.look("designer-yaml-broken");
      ada.button("Form").click();
      assertThat(ada.page.getByText("cannot be read at present")).isVisible();
      ada.look("designer-form-waits");
      ada.page.getByText("Mend it in the YAML view").click();
      text.fill(before.replaceFirst("question:", "# why we ask\nquestion:"));
      saved(ada);
      ada.button("Form").click();
      ada.page.getByLabel("Title").fill("By form again");
      saved(ada);
      assertThat(written(slug)).contains("# why we ask", "By form again");
      ada.button("YAML").click();
      assertThat(text).hasValue(Pattern.compile("[\\s\\S]*# why we ask[\\s\\S]*"));
      ada.checkNoComplaint();
    }
  }

  @Test
  void two_researchers_lose_nothing() {
    var slug = made("together");
    try (var here = browser.device(Screen.DESKTOP);
        var there = browser.device(Screen.DESKTOP)) {
      var ada = at(here, slug);
      var grace = at(there, slug);
      ada.page.getByLabel("Title").fill("Ada's title");
      saved(ada);
      question(grace).fill("Grace's question?");
      assertThat(grace.page.getByLabel("Title")).hasValue("Ada's title");
      saved(grace);
      grace.page.keyboard().press("Control+z");
      assertThat(grace.page.getByLabel("Title")).hasValue("Ada's title");
      grace.page.keyboard().press("Control+Shift+z");
      grace.page.getByLabel("Title").fill("Grace's title");
      saved(grace);
      assertThat(written(slug)).contains("Grace's title", "Grace's question?");

      ada.page.getByLabel("Title").fill("Ada's other title");
      var dialog = ada.dialog("The same place was changed twice");
      assertThat(dialog).containsText("Grace's title");
      ada.look("designer-conflict");
      dialog.getByLabel("Ada's other title").check();
      dialog.getByText("Keep these choices").click();
      saved(ada);
      assertThat(question(ada)).hasValue("Grace's question?");
      assertThat(written(slug)).contains("Ada's other title", "Grace's question?");
      ada.forgive("409", "/draft").checkNoComplaint();
    }
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,LIGHT", "PHONE,LIGHT", "DESKTOP,DARK", "PHONE,DARK"})
  void every_step_is_seen_by_everybody(Screen screen, ColorScheme scheme) {
    try (var device = browser.device(screen, scheme)) {
      var ada = Researcher.signedIn(device);
      var name = "-" + screen.name().toLowerCase() + "-" + scheme.name().toLowerCase();
      ada.open("#/new", "New study").look("new-study" + name);
      for (var hash : List.of("framing", "stimuli", "arms", "flow", "assignment", "endings")) {
        look(ada, "sentiment-forward-simulation", hash, name);
      }
      for (var hash : List.of("texts", "languages", "plan", "launch")) {
        look(ada, "credit-decision", hash, name);
      }
      look(ada, "credit-proxies", "functional", name);
      ada.checkNoComplaint();
    }
  }

  private static void look(Researcher ada, String study, String step, String name) {
    ada.open("#/studies/" + study + "/design?step=" + step, "Design: ");
    assertThat(ada.page.locator("#step-title")).isVisible();
    assertThat(state(ada)).hasText("All changes saved");
    if (step.equals("flow")) {
      ada.page.locator(".row-main").nth(4).click();
      assertThat(ada.page.locator(".block-body:not([hidden])")).isVisible();
    }
    ada.look("designer-" + step + name);
  }

  private static String made(String slug) {
    var made =
        Http.RESEARCHER.post(
            "/api/studies", Map.of("slug", slug, "title", slug, "template", "blank"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return slug;
  }

  private static Researcher at(BrowserContext device, String slug) {
    return Researcher.signedIn(device).open("#/studies/" + slug + "/design", "Design: ");
  }

  private static String written(String slug) {
    return Http.RESEARCHER
        .get("/api/studies/" + slug + "/draft")
        .json()
        .path("files")
        .path("study.yaml")
        .asString();
  }

  private static void step(Researcher ada, String label) {
    assertThat(STEPS).contains(label);
    ada.page.locator(".rail-step").filter(new Locator.FilterOptions().setHasText(label)).click();
    assertThat(ada.page.locator("#step-title")).hasText(label);
  }

  private static void add(Researcher ada, String kind) {
    ada.page.locator("summary").getByText("Add a block", exact()).click();
    ada.page
        .locator(".adder-kind")
        .filter(new Locator.FilterOptions().setHasText(kind))
        .first()
        .click();
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Locator names(Researcher ada) {
    return ada.page.locator(".block-name");
  }

  private static Locator focused(Researcher ada) {
    return ada.page.locator(".row-main:focus");
  }

  private static Locator question(Researcher ada) {
    return ada.page.getByLabel("Research question");
  }

  private static Locator state(Researcher ada) {
    return ada.page.locator(".save-state span").last();
  }

  private static void saved(Researcher ada) {
    assertThat(state(ada)).hasText("All changes saved");
  }
}
