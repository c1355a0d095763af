package groundwork.export.entity;

import java.util.Locale;
import java.util.Optional;

/** Whose questions a preregistration answers. */
public enum RegistrationForm {
  /** The long form of the Open Science Framework. */
  OSF,
  /** The nine questions of AsPredicted. */
  ASPREDICTED;

  public static Optional<RegistrationForm> of(String word) {
    for (var form : values()) {
      if (form.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}
