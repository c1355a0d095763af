package groundwork.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Taking part in a real browser, from the link to the code. */
class TakePartIT extends GroundworkIT {
  private static final String SENTIMENT = "/take/sentiment-forward-simulation";
  private static final String CREDIT = "/take/credit-decision";
  private static Browser browser;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({
    SENTIMENT + ",PHONE,false",
    CREDIT + ",DESKTOP,true",
  })
  void a_whole_run_with_a_look_at_every_kind_of_page(
      String link, Screen screen, boolean keyboardOnly) {
    try (var device = browser.device(screen)) {
      var errors = new ArrayList<String>();
      var outside = new ArrayList<String>();
      var page = page(device, link, errors, outside);
      var visitor =
          new Visitor(page, keyboardOnly).lookingAs(link.substring(link.lastIndexOf('/') + 1));
      visitor.agree();
      visitor.answerAll();
      assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Thank you, you are done");
      assertThat(page.locator(".completion-code")).isVisible();
      assertThat(errors).isEmpty();
      assertThat(outside).as("requests to anybody else").isEmpty();
    }
  }

  @Test
  void a_reload_in_the_middle_comes_back_to_the_same_step_with_the_draft() {
    try (var device = browser.device(Screen.PHONE)) {
      var page = page(device, SENTIMENT);
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answerUntil("trial");
      visitor.answer();
      visitor.answer();
      visitor.fill();
      var seq = visitor.seq();
      var before =
          page.locator("main input:checked").all().stream().map(i -> i.inputValue()).toList();
      page.reload();
      page.waitForSelector("main[data-seq='" + seq + "']");
      assertThat(
              page.locator("main input:checked").all().stream().map(i -> i.inputValue()).toList())
          .isEqualTo(before);
      visitor.advance();
    }
  }

  @Test
  void an_answer_given_without_a_network_is_kept_and_sent_later() {
    try (var device = browser.device(Screen.DESKTOP)) {
      var page = page(device, CREDIT);
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answerUntil("trial");
      visitor.fill();
      var seq = visitor.seq();
      device.setOffline(true);
      visitor.continueButton().click();
      assertThat(page.getByText("Your answer is kept on this device")).isVisible();
      assertThat(page.getByText("Your answer is kept on this device")).isInViewport();
      Browser.accessible(page);
      Browser.picture(page, "offline-desktop");
      assertThat(visitor.seq()).isEqualTo(seq);
      device.setOffline(false);
      visitor.waitForStep(seq);
      assertThat(visitor.seq()).isNotEqualTo(seq);
    }
  }

  @Test
  void two_tabs_leave_one_answer_and_both_go_on() {
    try (var device = browser.device(Screen.DESKTOP)) {
      var first = page(device, CREDIT);
      var one = new Visitor(first, false);
      one.agree();
      one.answerUntil("trial");
      var seq = one.seq();
      var second = page(device, CREDIT);
      second.waitForSelector("main[data-seq='" + seq + "']");
      var two = new Visitor(second, false);
      one.answer();
      second.waitForFunction("seq => document.querySelector('main').dataset.seq !== seq", seq);
      assertThat(two.seq()).isEqualTo(one.seq());
    }
  }

  @Test
  void another_device_goes_on_with_the_personal_link() {
    try (var desktop = browser.device(Screen.DESKTOP);
        var phone = browser.device(Screen.PHONE)) {
      var page = page(desktop, SENTIMENT);
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answer();
      page.locator("#menu summary").click();
      page.getByText("Pause and continue on another device").click();
      var link = page.getByLabel("Personal link").inputValue();
      assertThat(link).contains("#r=");
      var other = page(phone, link);
      other.waitForSelector("main[data-seq='" + visitor.seq() + "']");
      assertThat(other.url()).doesNotContain("#r=");
    }
  }

  @Test
  void leaving_with_deletion_ends_the_run() {
    try (var device = browser.device(Screen.PHONE)) {
      var page = page(device, CREDIT);
      var visitor = new Visitor(page, false);
      visitor.agree();
      visitor.answer();
      page.locator("#menu summary").click();
      page.locator("#menu").getByText("Leave the study").click();
      page.getByText("Delete them").click();
      Browser.accessible(page);
      Browser.picture(page, "leave-phone");
      page.locator("dialog[open] button.danger").click();
      page.waitForSelector("main[data-step=ended]");
      assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("You have left the study");
    }
  }

  @Test
  void declining_is_respected() {
    try (var device = browser.device(Screen.PHONE)) {
      var page = page(device, SENTIMENT);
      page.getByRole(
              AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I do not want to take part"))
          .click();
      page.waitForSelector("main[data-step=ended]");
      Browser.accessible(page);
    }
  }

  static Page page(BrowserContext device, String link) {
    return page(device, link, new ArrayList<>(), new ArrayList<>());
  }

  private static Page page(
      BrowserContext device, String link, List<String> errors, List<String> outside) {
    var page = device.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(groundwork.it.Http.url("/"))
              && !request.url().startsWith("data:")) {
            outside.add(request.url());
          }
        });
    page.navigate(link);
    page.waitForSelector("main[data-step]");
    return page;
  }

  private static Page.GetByRoleOptions level(int level) {
    return new Page.GetByRoleOptions().setLevel(level);
  }
}
