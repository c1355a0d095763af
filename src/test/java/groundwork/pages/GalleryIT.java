package groundwork.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator.CheckOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.json.control.Json;
import groundwork.trial.control.Gallery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every task with every form of explanation that goes with it, drawn and looked through. */
class GalleryIT extends GroundworkIT {
  /** A screen with the colours it is looked at in. */
  enum Look {
    DESKTOP_LIGHT(Screen.DESKTOP, ColorScheme.LIGHT),
    PHONE_DARK(Screen.PHONE, ColorScheme.DARK);

    private final Screen screen;
    private final ColorScheme scheme;

    Look(Screen screen, ColorScheme scheme) {
      this.screen = screen;
      this.scheme = scheme;
    }
  }

  private static Browser browser;

  /** One for each look: a stage is emptied by the next step, and its modules are loaded once. */
  private static final Map<Look, Page> STAGES = new EnumMap<>(Look.class);

  private static final List<String> COMPLAINTS = new ArrayList<>();

  @BeforeAll
  static void open() {
    browser = new Browser();
    for (var look : Look.values()) {
      STAGES.put(look, stage(browser.device(look.screen, look.scheme)));
    }
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void nothingIsWrongYet() {
    COMPLAINTS.clear();
  }

  static Stream<String> tasks() {
    return Gallery.tasks().stream();
  }

  static Stream<Arguments> forms() {
    return Gallery.forms().stream()
        .flatMap(form -> Stream.of(Look.values()).map(look -> Arguments.of(form, look)));
  }

  private static List<JsonNode> exhibits(String task) {
    var listed = Http.RESEARCHER.get("/api/gallery/" + task);
    assertThat(listed.status()).as(listed.text()).isEqualTo(200);
    return listed.json().valueStream().filter(one -> one.path("why").isNull()).toList();
  }

  private static JsonNode exhibit(String task, String form) {
    var shown = Http.RESEARCHER.get("/api/gallery/" + task + "/" + form);
    assertThat(shown.status()).as(shown.text()).isEqualTo(200);
    return shown.json();
  }

  private static Page stage(BrowserContext device) {
    var page = device.newPage();
    page.onPageError(COMPLAINTS::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            COMPLAINTS.add(message.text());
          }
        });
    page.navigate("/ui/take/stage.html");
    page.evaluate(
        """
        () => {
          window.shown = 0;
          addEventListener('message', ({ data }) => {
            if (data.stage === 'shown') window.shown++;
          });
        }
        """);
    return page;
  }

  private static void show(Page page, JsonNode step, boolean texts) {
    var shown = (int) page.evaluate("() => window.shown");
    page.evaluate(
        "([step, texts]) => window.postMessage({ stage: 'show', step: JSON.parse(step), texts }, location.origin)",
        List.of(Json.write(step), texts));
    page.waitForFunction("n => window.shown > n", shown);
  }

  /** What moves once when it appears has come to rest. */
  private static void settle(Page page) {
    page.waitForFunction(
        "() => document.getAnimations().every((one) => one.playState !== 'running')");
  }

  /** A form once, with all that an eye, a screen reader and a phone ask of it. */
  @ParameterizedTest
  @MethodSource("forms")
  void a_form_is_drawn_said_in_words_and_accessible(String form, Look look) {
    var step = exhibit("observe", form).path("steps").path(0);
    var page = STAGES.get(look);
    show(page, step, false);
    settle(page);
    Browser.accessible(page);
    Browser.picture(page, "gallery-" + form + "-" + look.screen.name().toLowerCase());
    if (!List.of("bars", "tokens", "heatmap").contains(form)) {
      assertThat(page.locator(".fig .notice.warn:visible").count()).isZero();
      show(page, step, true);
      var words = page.locator(".fig-" + form).first().innerText();
      assertThat(words).as("what " + form + " says in words").hasSizeGreaterThan(40);
    }
    assertThat(COMPLAINTS).isEmpty();
  }

  /** A task with every form: drawn in time, nothing in the console, nothing beside the page. */
  @ParameterizedTest
  @MethodSource("tasks")
  void a_task_is_drawn_with_every_form_that_goes_with_it(String task) {
    var wrong = new TreeMap<String, Object>();
    for (var one : exhibits(task)) {
      var form = one.path("form").asString();
      for (var step : exhibit(task, form).path("steps")) {
        for (var page : STAGES.values()) {
          show(page, step, false);
          var wide =
              page.evaluate(
                  "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
          if (((Number) wide).intValue() > 0) {
            wrong.put(form, wide);
          }
        }
      }
    }
    STAGES.forEach(
        (look, page) -> {
          Browser.accessible(page);
          Browser.picture(page, "task-" + task + "-" + look.screen.name().toLowerCase());
        });
    assertThat(wrong).as("sideways scrolling of " + task).isEmpty();
    assertThat(COMPLAINTS).isEmpty();
  }

  @Test
  void the_page_shows_a_task_with_a_form_in_two_frames_and_what_would_be_stored() {
    try (var device = browser.device(Screen.DESKTOP)) {
      var ada = Researcher.signedIn(device);
      ada.open("#/gallery/forward-simulation/bars", "Gallery");
      ada.page.waitForSelector("figure.frame[data-shown] >> nth=1");
      var outside = new AxeBuilder(ada.page).exclude("iframe").analyze().getViolations();
      assertThat(outside).isEmpty(); // what stands in the frames is looked at above
      Browser.picture(ada.page, "admin-gallery");
      var frame = ada.page.frameLocator("figure.desktop iframe");
      for (var question : frame.locator("main fieldset").all()) {
        question.locator("input").first().check(new CheckOptions().setForce(true));
      }
      frame.locator("button.go").click();
      ada.page.getByText("What an answer stores").click();
      assertThat(ada.page.locator("pre.code").innerText()).contains("\"choice\"", "\"rtMs\"");
      ada.checkNoComplaint();
    }
  }
}
