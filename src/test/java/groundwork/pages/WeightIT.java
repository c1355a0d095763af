package groundwork.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a phone downloads from the link to the first trial, with all headers, the study's own
 * pictures apart: attributions of a table and of words, alone and side by side.
 */
class WeightIT extends GroundworkIT {
  private static final long MOST = 100_000;

  /** What is fetched when there is nothing else to do is not needed yet. */
  private static final String NEVER_IDLE = "window.requestIdleCallback = () => 0";

  private record Visit(String study, String arm, Screen screen) {}

  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  static List<Visit> visits() {
    return List.of(
        new Visit("credit-decision", "explained", Screen.PHONE),
        new Visit("sentiment-explanation-tournament", "everybody", Screen.PHONE),
        new Visit("sentiment-forward-simulation", "shap", Screen.PHONE));
  }

  @ParameterizedTest
  @MethodSource("visits")
  void the_first_trial_is_there_within_100_000_bytes_and_nobody_else_is_asked(Visit visit) {
    try (var device = browser.device(visit.screen())) {
      device.addInitScript(NEVER_IDLE);
      var sizes = new HashMap<String, Long>();
      var addresses = new HashMap<String, String>();
      var page = device.newPage();
      listen(device, page, sizes, addresses);
      page.navigate(preview(visit));
      page.waitForSelector("main[data-step]");
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answerUntil("trial");
      assertThat(visitor.kind()).isEqualTo("trial");
      assertThat(addresses.values()).allMatch(WeightIT::ours);
      var own =
          sizes.entrySet().stream()
              .filter(one -> !addresses.get(one.getKey()).contains("/api/assets/"))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      long all = own.values().stream().mapToLong(Long::longValue).sum();
      assertThat(all).as("bytes in %d answers", own.size()).isBetween(1L, MOST - 1);
    }
  }

  private static String preview(Visit visit) {
    var made =
        Http.RESEARCHER.post(
            "/api/studies/" + visit.study() + "/previews", Map.of("arm", visit.arm()));
    return made.json().path("url").asString();
  }

  private static boolean ours(String address) {
    return address.startsWith(Http.url("/")) || address.startsWith("data:");
  }

  /** By what Chromium received, headers too. */
  private static void listen(
      BrowserContext device, Page page, Map<String, Long> sizes, Map<String, String> addresses) {
    var network = device.newCDPSession(page);
    network.on(
        "Network.requestWillBeSent",
        sent ->
            addresses.put(
                sent.get("requestId").getAsString(),
                sent.getAsJsonObject("request").get("url").getAsString()));
    network.on(
        "Network.loadingFinished",
        over ->
            sizes.put(
                over.get("requestId").getAsString(), over.get("encodedDataLength").getAsLong()));
    network.send("Network.enable");
  }
}
