package groundwork.access.entity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** A researcher's account; the password as Argon2id in PHC form. */
public record Account(UUID id, String name, String password) {
  /** Two names are the same if nobody could tell them apart when typing. */
  public static String key(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ");
  }
}
