package groundwork.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One headless Chromium for a test class; each test takes a fresh context, which is a fresh device.
 */
public final class Browser implements AutoCloseable {
  /** The two screens that every page must look right on. */
  public enum Screen {
    DESKTOP(1280, 800, false),
    PHONE(390, 844, true);

    public final int width;
    public final int height;
    final boolean touch;

    Screen(int width, int height, boolean touch) {
      this.width = width;
      this.height = height;
      this.touch = touch;
    }
  }

  /** Milliseconds to wait for what must come: long, for a busy machine is not a fault. */
  private static final int PATIENCE = 20_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  public Browser() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Chromium.executable(playwright))
                    .setHeadless(true)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  public BrowserContext device(Screen screen) {
    return device(screen, ColorScheme.LIGHT);
  }

  public BrowserContext device(Screen screen, ColorScheme scheme) {
    var context =
        chromium.newContext(
            new NewContextOptions()
                .setBaseURL(Http.url(""))
                .setViewportSize(screen.width, screen.height)
                .setHasTouch(screen.touch)
                .setLocale("en-GB")
                .setColorScheme(scheme));
    context.setDefaultTimeout(PATIENCE);
    return context;
  }

  /** Zero violations of any axe rule on the page as it stands, and no sideways scrolling. */
  public static void accessible(Page page) {
    var violations = new AxeBuilder(page).analyze().getViolations();
    assertThat(violations)
        .as(
            "axe at %s: %s",
            page.url(),
            violations.stream()
                .map(
                    violation ->
                        violation.getId()
                            + " "
                            + violation.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList())
        .isEmpty();
    assertThat(
            (Boolean)
                page.evaluate(
                    "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        .as("no sideways scrolling at " + page.url())
        .isTrue();
  }

  /** For people to look at, under target/screenshots. */
  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
