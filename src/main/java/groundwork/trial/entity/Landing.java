package groundwork.trial.entity;

import groundwork.study.entity.StudyVersion;

/**
 * What is seen before anybody takes part.
 *
 * @param minutes how long it takes, or null
 */
public record Landing(String slug, String title, String locale, Consent consent, Integer minutes) {
  /** The text to agree to. */
  public record Consent(String version, String html) {}

  public static Landing of(StudyVersion version) {
    var study = version.definition();
    return new Landing(
        study.slug(),
        study.title(),
        study.locale(),
        new Consent(study.consent().version(), version.html(study.consent().text())),
        study.minutes());
  }
}
