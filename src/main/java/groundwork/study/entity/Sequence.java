package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In which order things come to one participant and the next. */
public enum Sequence {
  /** As written, for everybody. */
  FIXED,
  /** Drawn anew for everybody. */
  SHUFFLED,
  /** Each thing at each place equally often over as many participants as there are things. */
  LATIN_SQUARE,
  /** A Latin square in which, moreover, each thing follows each other one equally often. */
  WILLIAMS;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
