package groundwork.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.json.control.Json;
import groundwork.trial.control.Gallery;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every kind of task is answered by mouse, by touch and by keyboard alone, control by control. */
class HandsIT extends GroundworkIT {
  private static Browser browser;

  /** By what somebody works. */
  enum Hand {
    MOUSE(Screen.DESKTOP),
    TOUCH(Screen.PHONE),
    KEYBOARD(Screen.DESKTOP);

    final Screen screen;

    Hand(Screen screen) {
      this.screen = screen;
    }
  }

  private Page page;
  private Hand hand;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  static Stream<Arguments> tasks() {
    return Gallery.tasks().stream()
        .filter(task -> !task.equals("domain-task")) // its page in a frame is worked in MarksIT
        .flatMap(task -> Arrays.stream(Hand.values()).map(hand -> Arguments.of(task, hand)));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void a_task_is_answered_by_one_hand_alone(String task, Hand with) {
    hand = with;
    var steps = steps(task);
    assertThat(steps).isNotEmpty();
    try (var device = browser.device(hand.screen)) {
      page = device.newPage();
      page.navigate("/ui/take/stage.html");
      page.evaluate(
          """
          () => {
            window.shown = 0;
            window.answered = [];
            addEventListener('message', ({ data }) => {
              if (data.stage === 'shown') window.shown++;
              if (data.stage === 'answered') window.answered.push(data.answer);
            });
          }
          """);
      int done = 0;
      for (var step : steps) {
        if (step.path("kind").asString().equals("trial")) {
          show(step);
          fill(step);
          press(page.locator("main .go"));
          page.waitForFunction("n => window.answered.length > n", done++);
          var answer =
              Json.tree((String) page.evaluate("() => JSON.stringify(window.answered.at(-1))"));
          step.path("asked")
              .forEach(
                  asked ->
                      assertThat(answer.has(asked.path("name").asString()))
                          .as("%s has %s", answer, asked.path("name"))
                          .isTrue());
          assertThat(answer.has("choice")).isEqualTo(!step.path("options").isEmpty());
        }
      }
      assertThat(done).isPositive();
    }
  }

  @Test
  void cells_that_are_too_small_for_a_finger_are_reached_by_buttons() {
    var step =
        steps("deblur")
            .valueStream()
            .filter(one -> one.path("kind").asString().equals("trial"))
            .findFirst()
            .orElseThrow();
    try (var device = browser.device(Screen.PHONE)) {
      page = device.newPage();
      page.setViewportSize(320, 640);
      page.navigate("/ui/take/stage.html");
      page.evaluate(
          "() => { window.shown = 0; addEventListener('message', ({ data }) => data.stage === 'shown' && window.shown++); }");
      show(step);
      var pad = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Cell by cell"));
      for (var button : pad.getByRole(AriaRole.BUTTON).all()) {
        var box = button.boundingBox();
        assertThat(Math.min(box.width, box.height)).isGreaterThanOrEqualTo(24);
      }
      for (var name : List.of("Down", "Right", "Mark or rub here")) {
        pad.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name)).tap();
      }
      assertThat(page.locator(".ask-cell.on").count()).isPositive();
      assertThat(pad.locator("[role=status]").innerText()).isEqualTo("line 2, column 2, sharp");
      Browser.accessible(page);
      page.setViewportSize(1280, 800);
      pad.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }
  }

  /** In the first form of explanation that goes with it. */
  private static JsonNode steps(String task) {
    var form =
        Http.RESEARCHER
            .get("/api/gallery/" + task)
            .json()
            .valueStream()
            .filter(one -> one.path("why").isNull())
            .findFirst()
            .orElseThrow()
            .path("form")
            .asString();
    return Http.RESEARCHER.get("/api/gallery/" + task + "/" + form).json().path("steps");
  }

  private void show(JsonNode step) {
    var shown = (int) page.evaluate("() => window.shown");
    page.evaluate(
        "step => window.postMessage({ stage: 'show', step: JSON.parse(step) }, location.origin)",
        Json.write(step));
    page.waitForFunction("n => window.shown > n", shown);
  }

  /** Something in every control that there is. */
  private void fill(JsonNode step) {
    ranked();
    bestAndWorst();
    for (var group : page.locator("main fieldset:not(.extremes)").all()) {
      var radios = group.locator("input[type=radio]");
      if (radios.count() > 0 && group.locator("input:checked").count() == 0) {
        press(hand == Hand.KEYBOARD ? radios.first() : labelOf(group));
      }
    }
    for (var slider : page.locator("main .ask-slider input[type=range]").all()) {
      slide(slider);
    }
    for (var field : page.locator("main textarea, main input.number").all()) {
      type(field, "50");
    }
    if (page.locator("main .ask-names input").count() > 0) {
      type(page.locator("main .ask-names input").first(), "stripes");
    }
    marked(step);
    edited();
  }

  private static Locator labelOf(Locator group) {
    return group.locator("label:has(input[type=radio])").first();
  }

  private void ranked() {
    var left = page.locator("main .order-list.pool .order-grip");
    while (left.count() > 0) {
      press(left.first());
    }
  }

  private void bestAndWorst() {
    var radios = page.locator("main fieldset.extremes input");
    if (radios.count() > 0) {
      press(radios.first());
      press(radios.last()); // the worst of the last one
    }
  }

  private void marked(JsonNode step) {
    for (var asked : step.path("asked")) {
      if (!asked.path("form").asString().equals("marks")) {
        continue;
      }
      switch (asked.path("tool").asString()) {
        case "features" -> {
          var box = page.locator("main input[type=checkbox]").first();
          press(
              hand == Hand.KEYBOARD
                  ? box
                  : page.locator("main label:has(input[type=checkbox])").first());
        }
        case "tokens", "words" -> press(page.locator("main button.ask-word").first());
        default -> press(page.locator("main .ask-cell").first());
      }
    }
  }

  private void edited() {
    var fields = page.locator("main .ask-fields select, main .ask-edit select");
    if (fields.count() == 0) {
      return;
    }
    if (hand == Hand.KEYBOARD) {
      fields.first().focus();
      page.keyboard().press("ArrowDown");
    } else {
      fields.first().selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
    }
  }

  private void slide(Locator slider) {
    slider.scrollIntoViewIfNeeded();
    if (hand == Hand.KEYBOARD) {
      slider.focus();
      page.keyboard().press("ArrowRight");
      return;
    }
    var box = slider.boundingBox();
    double x = box.x + 0.7 * box.width;
    double y = box.y + box.height / 2;
    if (hand == Hand.TOUCH) {
      page.touchscreen().tap(x, y);
    } else {
      page.mouse().click(x, y);
    }
  }

  private void type(Locator field, String text) {
    press(field);
    page.keyboard().type(text);
  }

  private void press(Locator control) {
    control.scrollIntoViewIfNeeded();
    switch (hand) {
      case MOUSE -> control.click();
      case TOUCH -> control.tap();
      case KEYBOARD -> {
        control.focus();
        if (!(boolean)
            control.evaluate(
                "e => ['TEXTAREA', 'INPUT'].includes(e.tagName) && !['radio', 'checkbox'].includes(e.type)")) {
          page.keyboard().press("Space");
        }
      }
    }
  }
}
