package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import groundwork.it.Browser;
import groundwork.it.Http;
import groundwork.it.SignedInBrowser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A person in front of the researcher's pages, who notes whatever the browser complains about. */
final class Researcher {
  static final String NAME = "Ada Researcher";
  final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> outside = new ArrayList<>();

  Researcher(BrowserContext device) {
    page = device.newPage();
    page.onConsoleMessage(this::listen);
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          var url = request.url();
          if (!url.startsWith(Http.url("/")) && !url.matches("(data|blob):.*")) {
            outside.add(url);
          }
        });
  }

  static Researcher signedIn(BrowserContext device) {
    var cookie = SignedInBrowser.of(NAME).cookie().split("=", 2);
    device.addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(Http.url("/"))));
    return new Researcher(device);
  }

  private void listen(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(message.text() + " " + message.location());
    }
  }

  /** Takes out what this step had to make the browser say. */
  Researcher forgive(String status, String path) {
    assertThat(complaints).as("the refusal of " + path).anyMatch(refusal(status, path));
    complaints.removeIf(refusal(status, path));
    return this;
  }

  private static java.util.function.Predicate<String> refusal(String status, String path) {
    return complaint -> complaint.contains("status of " + status) && complaint.contains(path);
  }

  void checkNoComplaint() {
    assertThat(complaints).as("what the browser complained about").isEmpty();
    assertThat(outside).as("requests to anybody else").isEmpty();
  }

  /** Goes to an address and waits until the page of this title stands there. */
  Researcher open(String hash, String title) {
    page.navigate("/admin/" + hash);
    return at(title);
  }

  Researcher at(String title) {
    assertThat(page).hasTitle(Pattern.compile("^" + title.replace("?", "\\?")));
    assertThat(page.locator("main")).not().hasAttribute("aria-busy", "true");
    return this;
  }

  /** Charts are there, not only their places. */
  Researcher drawn() {
    for (var chart : page.locator(".chart").all()) {
      assertThat(chart.locator("svg")).isVisible();
      assertThat(chart).hasAttribute("aria-label", Pattern.compile("^Chart of .*Highest: "));
    }
    return this;
  }

  Researcher look(String name) {
    Browser.accessible(page);
    if (page.locator("dialog[open]").count() > 0) {
      page.screenshot(
          new Page.ScreenshotOptions() // a veil covers the window only
              .setPath(Path.of("target", "screenshots", "admin-" + name + ".png")));
    } else {
      Browser.picture(page, "admin-" + name);
    }
    return this;
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  Locator dialog(String title) {
    return page.getByRole(AriaRole.DIALOG, named(title));
  }

  /** Presses a button of the dialog of this title. */
  void confirm(String title, String button) {
    dialog(title).getByRole(AriaRole.BUTTON, exactly(button)).click();
  }

  void chooseZip(String name, byte[] zip) {
    page.locator("#zip").setInputFiles(new FilePayload(name, "application/zip", zip));
  }

  /** The number that stands above this label. */
  Locator stat(String label) {
    return page.locator(".stat")
        .filter(new Locator.FilterOptions().setHasText(label))
        .locator(".stat-value");
  }

  void signIn(String password) {
    page.getByLabel("Name").fill(NAME);
    page.getByLabel("Password").fill(password);
    button("Sign in").click();
  }

  /** By the Tab key alone, to the field of this name or whatever bears this text. */
  void tabTo(String name) {
    for (int i = 0; i < 80; i++) {
      page.keyboard().press("Tab");
      var focused =
          page.evaluate(
              "() => document.activeElement.name || document.activeElement.textContent.trim()");
      if (name.equals(focused)) {
        return;
      }
    }
    throw new AssertionError("Tab never reaches " + name + " at " + page.url());
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  static Locator.GetByRoleOptions exactly(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
