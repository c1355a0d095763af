package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import groundwork.document.control.FileSet;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Parcel;
import groundwork.it.TestBed;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.trial.TaskStudy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whole trials with figures to act in, on the server that answers: what is asked counts once
 * whatever happens to the page, and all of it is stored.
 */
class ActingIT extends GroundworkIT {
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

  private static final String RECORDS =
      """
      "records": [{"name": "%s", "type": "number", "label": "How many"}],
      """;

  private static final String TRAINED =
      """
      {"kind": "playground", "alt": "A small network that learns.", %s
       "points": [{"x": -1, "y": -1, "class": 0}, {"x": 1, "y": 1, "class": 1}, {"x": -1, "y": 0.5, "class": 0},
         {"x": 1, "y": -0.5, "class": 1}, {"x": 0.8, "y": 0, "class": 1, "held": true}],
       "parameters": {"learningRate": [0.03, 0.3], "hidden": [[2]], "regularisation": [0]},
       "epochs": 20, "every": 5, "seed": 3, "oracle": {"type": "server"}, "budget": {"queries": 2}}
      """
          .formatted(RECORDS.formatted("settings"));

  private static final String TAUGHT =
      """
      {"kind": "loop", "alt": "Cases and what a model may use.", %s
       "feedback": "feature-toggle", "maxRounds": 3,
       "classes": [{"id": "bad", "label": "not repaid"}, {"id": "good", "label": "repaid"}],
       "features": [{"id": "a", "label": "Amount"}, {"id": "b", "label": "Shoe size"}],
       "items": [{"id": "one", "text": "A case", "predicted": "bad"}],
       "effect": {"metric": "share of right answers", "before": 0.5, "shown": true},
       "update": {"mode": "server"},
       "key": {"keep": ["a"], "items": {"one": [1, 0]},
         "train": [{"x": [1, 1], "label": "good"}, {"x": [-1, 1], "label": "bad"}, {"x": [2, -1], "label": "good"}, {"x": [-2, -1], "label": "bad"}],
         "test": [{"x": [1, -1], "label": "good"}, {"x": [-1, 1], "label": "bad"}]}}
      """
          .formatted(RECORDS.formatted("rounds"));

  private static final String DRAWN =
      """
      {"kind": "sketch", "alt": "A board of 28 by 28 pixels.", %s
       "width": 28, "height": 28, "live": false, "budget": {"queries": 3}, "show": ["output", "score"]}
      """
          .formatted(RECORDS.formatted("strokes"));

  @BeforeAll
  static void studies() throws IOException {
    browser = new Browser();
    opened("acting-what-if", "{set: credit-forms, model: boosted-trees, toward: good}", "what-if");
    shown("acting-trained", "credit", "boosted-trees", TRAINED);
    shown("acting-taught", "credit", "boosted-trees", TAUGHT);
    shown("acting-drawn", "fashion", "mlp", DRAWN);
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  /** A shipped set with one figure more, and a study that shows it. */
  private static void shown(String slug, String base, String model, String figure)
      throws IOException {
    var files = new TreeMap<String, byte[]>();
    var from = FileSet.ofFolder(Path.of("stimuli", base), FileSet.Limits.STIMULI);
    from.names().forEach(name -> files.put(name, from.read(name).orElseThrow()));
    var manifest =
        (ObjectNode) Json.tree(new String(files.get("manifest.json"), StandardCharsets.UTF_8));
    var document =
        "{\"schema\": \"figures/1\", \"shared\": %s}"
            .formatted(figure)
            .getBytes(StandardCharsets.UTF_8);
    manifest.put("slug", slug);
    var act = manifest.withArray("/methods").addObject().put("id", "act").put("title", "Act");
    act.putArray("models").add(model);
    manifest
        .withArray("/figures")
        .addObject()
        .put("method", "act")
        .put("model", model)
        .put("file", "figures/act.json");
    manifest
        .withObject("/assets")
        .putObject("figures/act.json")
        .put("sha256", ContentHash.of(document).hex())
        .put("bytes", document.length)
        .put("mediaType", "application/json");
    files.put("figures/act.json", document);
    files.put("manifest.json", manifest.toString().getBytes(StandardCharsets.UTF_8));
    var set = Parcel.put("/api/stimuli/" + slug, Parcel.zip(FileSet.of(files)));
    assertThat(set.status()).as(set.text()).isLessThan(300);
    opened(slug, "{set: %s, model: %s}".formatted(slug, model), "act");
  }

  private static void opened(String slug, String stimuli, String method) {
    var files =
        new HashMap<>(TaskStudy.files(slug, "observe", "items: {count: 1}, explanation: true"));
    files.computeIfPresent(
        "study.yaml",
        (name, text) ->
            text.replaceFirst("stimuli: .*", "stimuli: " + stimuli)
                .replaceFirst("method: none, advice: false", "method: " + method)
                .replace("method: lime", "method: " + method));
    var stored = Http.RESEARCHER.put("/api/studies/" + slug, Map.of("files", files));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);
  }

  private static Page joined(BrowserContext device, String slug) {
    var page = device.newPage();
    page.navigate("/take/" + slug);
    new Visitor(page, false).agree();
    return page;
  }

  private static void press(Page page, Hand hand, Locator control) {
    switch (hand) {
      case MOUSE -> control.click();
      case TOUCH -> control.tap();
      case KEYBOARD -> {
        control.focus();
        page.keyboard().press(control.getAttribute("type").equals("checkbox") ? "Space" : "Enter");
      }
    }
  }

  private static Locator button(Page page, String name) {
    return page.locator("main .fig")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  private static void left(Page page, String words) {
    assertThat(page.locator(".fig-left")).hasText(words);
  }

  private static void sent(Page page) {
    page.locator("button.go").click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Thank you, you are done");
  }

  /** The latest answer of a study. */
  private static JsonNode answer(String slug, String column) {
    return one(
        "select r."
            + column
            + " from response r join study s on s.id = r.study where s.slug = '"
            + slug
            + "' order by r.received_at desc limit 1");
  }

  /** What the latest participant of a study asked, in order. */
  private static JsonNode asked(String slug) {
    return one(
        """
        select json_agg(json_build_object('what', q.what, 'changed', q.changed, 'output', q.output) order by q.place)
        from model_query q where q.enrolment = (select r.enrolment from response r
          join study s on s.id = r.study where s.slug = '%s' order by r.received_at desc limit 1)
        """
            .formatted(slug));
  }

  private static JsonNode one(String query) {
    try (var connection = TestBed.database().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return Json.tree(row.getString(1));
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private static long events(JsonNode body, String type) {
    return body.path("events")
        .valueStream()
        .filter(one -> one.path("type").asString("").equals(type))
        .count();
  }

  @ParameterizedTest
  @EnumSource
  void a_change_is_tried_by_every_hand(Hand hand) {
    try (var device = browser.device(hand.screen)) {
      var page = joined(device, "acting-what-if");
      var amount = page.locator(".fig-control input[type=number]").first();
      amount.waitFor();
      if (hand == Hand.KEYBOARD) {
        var slider = page.locator(".fig-control input[type=range]").first();
        slider.focus();
        page.keyboard().press("End");
      } else {
        press(page, hand, amount);
        amount.fill("18000");
        amount.blur();
      }
      press(page, hand, button(page, "Ask the model"));
      left(page, "Questions left: 11");
      assertThat(page.locator(".fig-history li")).hasCount(1);
      assertThat(page.locator(".fig-said-what")).containsText("repaid");
      press(page, hand, button(page, "Undo"));
      sent(page);
      var asked = asked("acting-what-if");
      assertThat(asked.size()).isEqualTo(1);
      assertThat(asked.at("/0/changed/0").asString()).isEqualTo("amount");
      assertThat(asked.at("/0/output/chances").size()).isEqualTo(2);
      var body = answer("acting-what-if", "body");
      for (var type : new String[] {"edit-input", "query-model", "undo"}) {
        assertThat(events(body, type)).as(type + " " + body.path("events")).isPositive();
      }
      assertThat(answer("acting-what-if", "measures").path("queries").asInt()).isEqualTo(1);
    }
  }

  @Test
  void the_budget_outlives_a_reload_and_goes_along_to_another_device() {
    try (var desktop = browser.device(Screen.DESKTOP);
        var phone = browser.device(Screen.PHONE)) {
      var page = joined(desktop, "acting-what-if");
      var amount = page.locator(".fig-control input[type=number]").first();
      for (var value : new String[] {"17000", "16000"}) {
        amount.fill(value);
        amount.blur();
        button(page, "Ask the model").click();
        assertThat(page.locator(".fig-said-what")).isVisible();
        left(page, value.equals("17000") ? "Questions left: 11" : "Questions left: 10");
      }
      page.reload();
      left(page, "Questions left: 10");
      assertThat(page.locator(".fig-history li")).hasCount(2);
      page.locator("#menu summary").click();
      page.getByText("Pause and continue on another device").click();
      var link = page.getByLabel("Personal link").inputValue();
      var other = phone.newPage();
      other.navigate(link);
      left(other, "Questions left: 10");
      assertThat(other.locator(".fig-history li")).hasCount(2);
      assertThat(other.locator(".fig-control input[type=number]").first()).hasValue("16000");
      sent(other);
      assertThat(asked("acting-what-if").size()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_picture_is_drawn_by_every_hand(Hand hand) {
    try (var device = browser.device(hand.screen)) {
      var page = joined(device, "acting-drawn");
      var board = page.locator(".fig-sketch-board canvas");
      board.scrollIntoViewIfNeeded();
      var box = board.boundingBox();
      switch (hand) {
        case MOUSE -> {
          page.mouse().move(box.x + 40, box.y + 40);
          page.mouse().down();
          page.mouse().move(box.x + 120, box.y + 120);
          page.mouse().up();
        }
        case TOUCH -> page.touchscreen().tap(box.x + box.width / 2, box.y + box.height / 2);
        case KEYBOARD -> {
          board.focus();
          page.keyboard().press("ArrowRight");
          page.keyboard().press("Space");
        }
      }
      press(page, hand, button(page, "Ask the model"));
      left(page, "Questions left: 2");
      assertThat(page.locator(".fig-chances dt")).not().hasCount(0);
      sent(page);
      assertThat(asked("acting-drawn").at("/0/output/chances").size()).isEqualTo(10);
      var body = answer("acting-drawn", "body");
      assertThat(events(body, "draw")).isPositive();
      assertThat(body.at("/answer/figure/strokes").asInt()).isPositive();
    }
  }

  @Test
  void a_network_is_trained_on_the_server_and_is_there_after_a_reload() {
    try (var device = browser.device(Screen.DESKTOP)) {
      var page = joined(device, "acting-trained");
      button(page, "Train").click();
      left(page, "Trainings left: 1");
      assertThat(page.locator(".fig-scrub output")).hasText("Epoch 0 of 20");
      button(page, "One step").click();
      page.reload();
      assertThat(page.locator(".fig-scrub output")).hasText("Epoch 5 of 20");
      left(page, "Trainings left: 1");
      page.locator("main .fig select").first().selectOption(new SelectOption().setIndex(1));
      button(page, "Train").click();
      left(page, "Trainings left: 0");
      sent(page);
      assertThat(asked("acting-trained").size()).isEqualTo(2);
      var body = answer("acting-trained", "body");
      assertThat(body.at("/answer/figure/settings").asInt()).isEqualTo(2);
      assertThat(events(body, "query-model")).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_model_is_taught_by_every_hand(Hand hand) {
    try (var device = browser.device(hand.screen)) {
      var page = joined(device, "acting-taught");
      press(page, hand, page.locator(".fig-features input").nth(1));
      press(page, hand, button(page, "Let the model learn again"));
      left(page, "Rounds left: 2");
      assertThat(page.locator(".fig-loop-quality")).containsText("100%");
      press(page, hand, page.locator(".fig-features input").nth(1));
      press(page, hand, button(page, "Undo this round"));
      assertThat(page.locator(".fig-loop-round")).hasText("Round 1 of 3");
      sent(page);
      var asked = asked("acting-taught");
      assertThat(asked.at("/0/what").asString()).isEqualTo("retrain");
      assertThat(asked.at("/0/changed/0").asString()).isEqualTo("off:b");
      assertThat(asked.at("/1/what").asString()).isEqualTo("undo");
      var measures = answer("acting-taught", "measures");
      assertThat(measures.path("rounds").asInt()).isEqualTo(1);
      assertThat(measures.path("harmful_share").asDouble()).isZero();
    }
  }
}
