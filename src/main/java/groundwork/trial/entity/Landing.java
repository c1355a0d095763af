package groundwork.trial.entity;

import groundwork.study.entity.Device;
import groundwork.study.entity.Payment;
import groundwork.study.entity.StudyVersion;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is seen before anybody takes part.
 *
 * @param locale the language in which this is written
 * @param languages every language in which the study can be done, its own first
 * @param minutes how long it takes, or null
 * @param device with what one may take part; null for anything
 * @param payment what one gets for it; null where nothing is said
 * @param arriving what the link says
 */
public record Landing(
    String slug,
    String title,
    String locale,
    List<String> languages,
    Consent consent,
    Integer minutes,
    Device device,
    Pay payment,
    Arriving arriving) {
  /** The text to agree to. */
  public record Consent(String version, String html) {}

  /** For a whole run. */
  public record Pay(double amount, String currency) {
    static Pay of(Payment payment) {
      return payment == null || payment.amount() == 0
          ? null
          : new Pay(payment.amount(), payment.currency());
    }
  }

  /**
   * What the link says of who opens it.
   *
   * @param person the parameter that says who it is; null where none does
   * @param looking whether nobody takes part by it: a preview on Mechanical Turk
   * @param begun whether the person of this invitation is in the study already
   */
  public record Arriving(String person, boolean looking, boolean begun) {
    public static final Arriving PLAINLY = new Arriving(null, false, false);
  }

  public static Landing of(StudyVersion version, List<String> wanted) {
    return of(version, wanted, Arriving.PLAINLY);
  }

  /**
   * @param wanted languages in the order of preference, for example {@code de-AT}
   */
  public static Landing of(StudyVersion version, List<String> wanted, Arriving arriving) {
    var own = version.definition().locale();
    var offered = Stream.concat(Stream.of(own), version.definition().languages().stream()).toList();
    var chosen =
        wanted.stream()
            .map(language -> nearest(language, offered))
            .filter(language -> language != null)
            .findFirst()
            .orElse(own);
    var there = version.in(chosen);
    var study = there.definition();
    return new Landing(
        study.slug(),
        study.title(),
        study.locale(),
        offered,
        new Consent(study.consent().version(), there.html(study.consent().text())),
        study.minutes(),
        study.device(),
        Pay.of(study.payment()),
        arriving);
  }

  /** The language itself, else the same one of another region; null where there is neither. */
  private static String nearest(String wanted, List<String> offered) {
    return Stream.<Predicate<String>>of(
            wanted::equalsIgnoreCase, one -> family(one).equalsIgnoreCase(family(wanted)))
        .flatMap(fits -> offered.stream().filter(fits).limit(1))
        .findFirst()
        .orElse(null);
  }

  private static String family(String language) {
    return language.split("-")[0];
  }
}
