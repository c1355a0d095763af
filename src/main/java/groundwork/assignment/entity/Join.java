package groundwork.assignment.entity;

import tools.jackson.databind.JsonNode;

/**
 * What somebody who opens a study brings along.
 *
 * @param keyHash SHA-256 of the key that the browser made; the key itself is never stored
 * @param consented false: that somebody declined is recorded, nothing about the person, and no arm
 *     is given
 * @param arm a fixed arm for a preview, else null
 * @param locale language in which the study is shown
 * @param recruitment ids of a recruitment platform: kept in a table of their own
 * @param known as whom they come
 */
public record Join(
    byte[] keyHash,
    EnrolmentKind kind,
    boolean consented,
    String consentVersion,
    String arm,
    String locale,
    JsonNode client,
    JsonNode recruitment,
    Known known) {
  /** Of somebody of whom nothing is known. */
  public Join(
      byte[] keyHash,
      EnrolmentKind kind,
      boolean consented,
      String consentVersion,
      String arm,
      String locale,
      JsonNode client,
      JsonNode recruitment) {
    this(keyHash, kind, consented, consentVersion, arm, locale, client, recruitment, Known.NOBODY);
  }
}
