package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A person in front of the participant's page: answers what is on the screen, by pointer or by
 * keyboard.
 */
public final class Visitor {
  private static final int MOST_TABS = 40;
  private final Page page;
  private final boolean keyboardOnly;
  private final Set<String> seen = new HashSet<>();
  private String pictures;

  public Visitor(Page page, boolean keyboardOnly) {
    this.page = page;
    this.keyboardOnly = keyboardOnly;
  }

  /**
   * Checks each kind of page with axe the first time it is met, on each screen, light and dark, and
   * takes pictures under this name.
   */
  Visitor lookingAs(String name) {
    pictures = name;
    return this;
  }

  public void agree() {
    agree("I agree and take part");
  }

  /**
   * @param button what stands on it, in the language of the page
   */
  void agree(String button) {
    assertThat(main()).hasAttribute("data-step", "consent");
    look("consent");
    press(page.getByRole(AriaRole.BUTTON, named(button)));
    waitForStep("");
  }

  String kind() {
    return main().getAttribute("data-step");
  }

  public String seq() {
    return main().getAttribute("data-seq");
  }

  boolean ended() {
    return "ended".equals(kind());
  }

  void answerAll() {
    while (!ended()) {
      answer();
    }
    look("ended");
  }

  void answerUntil(String kind) {
    while (!ended() && !kind.equals(kind())) {
      answer();
    }
  }

  public void answer() {
    fill();
    advance();
  }

  /** Gives an answer to everything on the page, without sending it. */
  public void fill() {
    look(kind());
    for (var group : page.locator("main fieldset, main [role=radiogroup]").all()) {
      if (group.locator("input:checked").count() == 0) {
        choose(group);
      }
    }
    for (var text : page.locator("main textarea").all()) {
      if (keyboardOnly) {
        reach(text);
      } else {
        text.click();
      }
      page.keyboard().type("A remark with umlauts: äöü, and <b>no</b> markup.");
    }
  }

  void advance() {
    var seq = seq();
    press(continueButton());
    waitForStep(seq);
  }

  public Locator continueButton() {
    return page.locator("main .actions button.primary");
  }

  private void choose(Locator group) {
    var options = group.locator("input[type=radio]");
    if (options.count() == 0) {
      return;
    }
    var wanted = right(group, options);
    if (keyboardOnly) {
      reach(options.first());
      page.keyboard().press("Space");
      for (int i = 0; i < wanted; i++) {
        page.keyboard().press("ArrowDown");
      }
    } else {
      options.nth(wanted).check(new Locator.CheckOptions().setForce(true));
    }
  }

  /**
   * In a check the right answer, as a person who has read the instructions knows it; else the
   * second option.
   */
  private int right(Locator group, Locator options) {
    if ("comprehension".equals(kind())) {
      for (int i = 0; i < options.count(); i++) {
        var label = group.locator("label").nth(i).innerText();
        if (KNOWN.stream().anyMatch(label::contains)) {
          return i;
        }
      }
    }
    return Math.min(1, options.count() - 1);
  }

  /** Beginnings of the right answers in the checks of the shipped studies. */
  static final Set<String> KNOWN =
      Set.of(
          "What the AI system will say about the sentence",
          "No, it is sometimes wrong",
          "In the middle part",
          "Was das KI-System zu dem Satz sagen wird",
          "Nein, sie ist manchmal falsch",
          "Im mittleren Teil");

  private void press(Locator button) {
    if (keyboardOnly) {
      reach(button);
      page.keyboard().press("Enter");
    } else {
      button.click();
    }
  }

  /** With the Tab key, as far as a person would put up with it. */
  private void reach(Locator control) {
    for (int tabs = 0; !hasFocus(control); tabs++) {
      if (tabs == MOST_TABS) {
        throw new AssertionError("no way to " + control + " with the Tab key");
      }
      page.keyboard().press("Tab");
    }
  }

  private static boolean hasFocus(Locator control) {
    return (Boolean) control.evaluate("element => element === document.activeElement");
  }

  void waitForStep(String before) {
    page.waitForFunction(
        "before => { const main = document.querySelector('main'); const kind = main?.dataset.step;"
            + " return kind === 'ended' || kind && kind !== 'consent' && main.dataset.seq !== before }",
        before);
  }

  private Locator main() {
    return page.locator("main");
  }

  private void look(String kind) {
    if (pictures == null || !seen.add(kind)) {
      return;
    }
    var own = page.viewportSize();
    for (var screen : Screen.values()) {
      page.setViewportSize(screen.width, screen.height);
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.waitForFunction(
            "() => !document.getAnimations().some(one => one instanceof CSSTransition)");
        Browser.accessible(page);
        Browser.picture(
            page, String.join("-", pictures, kind, screen + "", scheme + "").toLowerCase());
      }
    }
    page.setViewportSize(own.width, own.height);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
