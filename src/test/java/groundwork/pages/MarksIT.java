package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Parcel;
import groundwork.it.TestBed;
import groundwork.json.control.Json;
import groundwork.stimulus.TinySet;
import groundwork.trial.TaskStudy;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Marking, sharpening, editing and pages of the domain, by mouse, by touch and by keyboard alike.
 */
class MarksIT extends GroundworkIT {
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  /** How somebody works. */
  enum Hand {
    MOUSE,
    TOUCH,
    KEYBOARD
  }

  private static void opened(String slug, String task, String stimuli, String block) {
    var files = new HashMap<>(TaskStudy.files(slug, task, block));
    if (stimuli != null) {
      files.computeIfPresent(
          "study.yaml",
          (name, text) ->
              text.replaceFirst("stimuli: .*", "stimuli: " + stimuli)
                  .replace("method: occlusion", "method: lime"));
    }
    var stored = Http.RESEARCHER.put("/api/studies/" + slug, Map.of("files", files));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);
  }

  private static JsonNode stored(String slug, String column) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var query =
            connection.prepareStatement(
                "select r."
                    + column
                    + " from response r join study s on s.id = r.study where s.slug = ?"
                    + " and r.body -> 'answer' <> '{}'::jsonb order by r.received_at desc limit 1")) {
      query.setString(1, slug);
      try (var row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        return Json.tree(row.getString(1));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          words | localisation | | items: {count: 1}, asks: {marks: {most: 5, reference: {method: shap, top: 3}}}
          features | localisation | {set: credit, model: boosted-trees} | items: {count: 1}, asks: {marks: {most: 5, reference: {method: shap, top: 3}}}
          cells | localisation | {set: fashion, model: mlp} | items: {count: 1}, asks: {marks: {grid: [7, 7], reference: {method: occlusion, top: 8}}}
          boxes | localisation | {set: fashion, model: mlp} | items: {count: 1}, asks: {marks: {tool: boxes, grid: [7, 7], reference: {method: occlusion, top: 8}}}
          sharp | deblur | | items: {count: 1}
          table | counterfactual-edit | {set: credit, model: boosted-trees} | items: {count: 1}, asks: {edit: {attempts: 2}}
          text | counterfactual-edit | | items: {count: 1}
          page | domain-task | | items: {count: 1}, asks: {page: {href: /ui/tasks/example.html, outcome: [{name: found, type: number, min: 0, max: 3}, {name: seconds, type: number}, {name: finished, type: boolean}], score: {field: found, atLeast: 1}}}
          """)
  void is_done_by_every_hand(String what, String task, String stimuli, String block)
      throws SQLException {
    var slug = "marks-" + what;
    opened(slug, task, stimuli, block);
    for (var hand : Hand.values()) {
      try (var device = browser.device(hand == Hand.TOUCH ? Screen.PHONE : Screen.DESKTOP)) {
        var page = device.newPage();
        page.navigate("/take/" + slug);
        new Visitor(page, false).agree();
        page.locator("form.step .card").last().waitFor();
        work(page, what, hand);
        if (hand == Hand.MOUSE) {
          Browser.accessible(page);
          page.reload(); // what was done is still there
          page.locator("form.step .card").last().waitFor();
        }
        if (what.equals("page")) {
          assertThat(page.locator(".ask-page-said"))
              .hasText(Pattern.compile("^(Done|Do the task).*"));
        }
        if (task.equals("deblur")) {
          page.locator(".choice").first().click();
        }
        page.locator("button.go").click();
        assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Thank you, you are done");
        var answer = stored(slug, "body").path("answer");
        var measures = stored(slug, "measures");
        switch (task) {
          case "localisation" -> {
            assertThat(answer.path("marks").size()).as(hand + " " + answer).isPositive();
            assertThat(measures.has("iou")).isTrue();
          }
          case "deblur" -> {
            assertThat(answer.path("deblur").path("cells").size()).isPositive();
            assertThat(answer.path("deblur").path("strokes").size()).isPositive();
            assertThat(measures.path("sharpened").asDouble()).isBetween(0.001, 0.9);
          }
          case "domain-task" -> assertThat(measures.path("found").asDouble()).isOne();
          default -> {
            assertThat(measures.path("changed").asDouble()).isOne();
            assertThat(measures.has("flipped")).isTrue();
          }
        }
      }
    }
  }

  private static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }

  private static void press(Locator target, Hand hand) {
    switch (hand) {
      case MOUSE -> target.click();
      case TOUCH -> target.tap();
      case KEYBOARD -> target.press("Enter");
    }
  }

  /**
   * A frame takes its height when its page has said it, so that what lies in it can move away under
   * the first press: then one presses again, as a person would.
   */
  private static void pressUntil(Locator target, Hand hand, BooleanSupplier done) {
    for (int press = 0; press < 3; press++) {
      press(target, hand);
      for (int look = 0; look < 30; look++) {
        if (done.getAsBoolean()) {
          return;
        }
        target.page().waitForTimeout(100);
      }
    }
    throw new AssertionError(hand + " three times on " + target + " and nothing came of it");
  }

  private static void work(Page page, String what, Hand hand) {
    switch (what) {
      case "words" -> {
        if (hand == Hand.KEYBOARD) {
          page.locator(".ask-word").first().focus();
          page.keyboard().press("ArrowRight");
          page.keyboard().press("Space");
        } else {
          press(page.locator(".ask-word").nth(1), hand);
        }
        assertThat(page.locator(".ask-word[aria-pressed=true]")).hasCount(1);
      }
      case "features" -> {
        var box = page.locator(".ask-feature input").nth(1);
        if (hand == Hand.KEYBOARD) {
          box.press("Space");
        } else {
          press(page.locator(".ask-feature").nth(1), hand);
        }
        assertThat(box).isChecked();
      }
      case "cells", "boxes", "sharp" -> {
        paint(page, what, hand);
        assertThat(page.locator(".ask-cell[aria-selected=true]").first()).isAttached();
      }
      case "table" -> {
        var field = page.locator(".ask-edit-row select").first();
        int now = Integer.parseInt(field.inputValue());
        if (hand == Hand.KEYBOARD) {
          field.press(now == 0 ? "ArrowDown" : "ArrowUp");
        } else {
          field.selectOption(String.valueOf(now == 0 ? 1 : 0));
        }
        press(page.getByText("Ask the AI system"), hand);
        assertThat(page.locator(".ask-answer")).hasText(Pattern.compile(".*(says).*"));
      }
      case "text" -> {
        press(page.locator(".ask-word").nth(1), hand);
        page.locator(".ask-word-input").fill("quick");
        page.keyboard().press("Enter");
        assertThat(page.locator(".ask-word.edited")).hasCount(1);
      }
      default -> {
        var frame = page.frameLocator("iframe");
        var said = page.locator(".ask-page-said");
        assertThat(said).hasText(Pattern.compile("^(Done|Do the task).*"));
        var word = frame.locator(".word").nth(4);
        var chosen = frame.locator(".word[aria-pressed=true]");
        pressUntil(word, hand, () -> chosen.count() == 1);
        pressUntil(
            frame.locator("#done"), hand, () -> said.textContent().equals("Done. You can go on."));
      }
    }
  }

  private static void paint(Page page, String what, Hand hand) {
    var board = page.locator(".ask-board");
    board.scrollIntoViewIfNeeded();
    var box = board.boundingBox();
    double x = box.x + box.width * 0.3;
    double y = box.y + box.height * 0.3;
    switch (hand) {
      case MOUSE -> {
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + box.width * 0.3, y + box.height * 0.2);
        page.mouse().up();
      }
      case TOUCH -> page.touchscreen().tap(x, y);
      case KEYBOARD -> {
        page.locator(".ask-cell").first().focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Space");
        if (what.equals("boxes")) {
          page.keyboard().press("ArrowRight");
          page.keyboard().press("Space");
        } else {
          page.keyboard().press("Shift+ArrowRight");
        }
      }
    }
  }

  @Test
  void a_page_that_never_answers_holds_nobody_up() throws SQLException {
    opened(
        "marks-silent",
        "domain-task",
        null,
        "items: {count: 1}, asks: {page: {href: /ui/tasks/none.html, timeoutSeconds: 2, outcome: [{name: found, type: number}]}}");
    try (var device = browser.device(Screen.DESKTOP)) {
      var page = device.newPage();
      page.navigate("/take/marks-silent");
      new Visitor(page, false).agree();
      assertThat(page.locator(".ask-page-said")).hasText("The task page does not answer.");
      page.getByText("Report and go on without it").click();
      page.locator("button.go").click();
      assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Thank you, you are done");
      assertThat(stored("marks-silent", "measures").path("unanswered").asInt()).isOne();
    }
  }

  @Test
  void only_declared_servers_may_be_framed() {
    opened(
        "marks-framed",
        "domain-task",
        null,
        "items: {count: 1}, asks: {page: {href: /ui/tasks/example.html, outcome: [{name: found, type: number}]}}");
    var plain = Http.NOBODY.get("/take/marks-framed");
    assertThat(plain.raw().headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-src 'self';");
    var files =
        new HashMap<>(
            TaskStudy.files(
                "marks-framed-2",
                "domain-task",
                "items: {count: 1}, asks: {page: {href: \"https://tasks.example.org/a\", outcome: [{name: found, type: number}]}}"));
    files.computeIfPresent(
        "study.yaml", (name, text) -> text + "frames: [\"https://tasks.example.org\"]\n");
    assertThat(Http.RESEARCHER.put("/api/studies/marks-framed-2", Map.of("files", files)).status())
        .isLessThan(300);
    Http.RESEARCHER.post("/api/studies/marks-framed-2/opening", "{}");
    var outside = Http.NOBODY.get("/take/marks-framed-2");
    assertThat(outside.raw().headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-src 'self' https://tasks.example.org;");
    opened( // who began with the first version goes on with it
        "marks-framed-2",
        "domain-task",
        null,
        "items: {count: 1}, asks: {page: {href: /ui/tasks/example.html, outcome: [{name: found, type: number}]}}");
    var later = Http.NOBODY.get("/take/marks-framed-2");
    assertThat(later.raw().headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-src 'self' https://tasks.example.org;");
  }

  @Test
  void what_people_mark_becomes_a_method_of_the_set() {
    var tiny = new TinySet();
    tiny.manifest.put("slug", "marks-tiny");
    assertThat(Parcel.put("/api/stimuli/marks-tiny", Parcel.zip(tiny.sealed())).status())
        .isEqualTo(200);
    opened(
        "marks-human",
        "explain",
        "{set: marks-tiny, model: m}",
        "items: {perCell: 2}, asks: {marks: {weights: 3}}");
    int exit =
        new picocli.CommandLine(new groundwork.cli.Groundwork())
            .execute(
                "simulate",
                "marks-human",
                "--participants",
                "6",
                "--url",
                Http.url(""),
                "--token",
                Http.RESEARCHER.bearer());
    assertThat(exit).isZero();
    var address = "/api/studies/marks-human/own-explanations?kinds=simulated";
    var own = Http.RESEARCHER.get(address).json();
    assertThat(own.path("participants").asInt()).isEqualTo(6);
    assertThat(own.path("items").valueStream())
        .isNotEmpty()
        .allMatch(item -> item.path("weights").size() == item.path("parts").size());
    assertThat(own.path("agreement").path("alpha").isNumber()).isTrue();
    assertThat(own.path("missing").size()).isEqualTo(2); // for practice
    var body = new HashMap<String, Object>(Map.of("block", "main"));
    var refused = Http.RESEARCHER.post(address, body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("would be shown unmarked");
    body.put("missing", true);
    var stored = Http.RESEARCHER.post(address, body);
    assertThat(stored.status()).as(stored.text()).isEqualTo(201);
    assertThat(stored.json().path("method").asString()).isEqualTo("human");
    var set = Http.RESEARCHER.get("/api/stimuli/marks-tiny").json();
    assertThat(set.path("version").asString()).isEqualTo("1+1");
    assertThat(Http.RESEARCHER.post(address, body).status()).isEqualTo(409);
  }
}
