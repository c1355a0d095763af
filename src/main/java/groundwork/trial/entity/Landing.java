package groundwork.trial.entity;

import groundwork.study.entity.Device;
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
 */
public record Landing(
    String slug,
    String title,
    String locale,
    List<String> languages,
    Consent consent,
    Integer minutes,
    Device device) {
  /** The text to agree to. */
  public record Consent(String version, String html) {}

  /**
   * @param wanted languages in the order of preference, for example {@code de-AT}
   */
  public static Landing of(StudyVersion version, List<String> wanted) {
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
        study.device());
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
