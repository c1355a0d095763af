package groundwork.coding.entity;

import groundwork.provenance.entity.ContentHash;
import java.util.UUID;

/**
 * Something that a participant wrote.
 *
 * @param part of the answer: {@code text}, or {@code names/0}
 * @param item that it is about; null for none
 */
public record Text(UUID enrolment, int seq, String part, String text, String item) {
  private static final int DIGITS = 20;

  /** What stands for it on pages: it tells neither who wrote it nor when. */
  public String key(UUID study) {
    return ContentHash.of("coding\n%s\n%s\n%d\n%s".formatted(study, enrolment, seq, part))
        .hex()
        .substring(0, DIGITS);
  }
}
