package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.json.control.Require;
import java.util.List;
import java.util.Locale;

/**
 * Something that is varied on purpose.
 *
 * @param id names the column {@code factor_<id>} of the data
 * @param vary between participants, or within each of them
 */
public record Factor(String id, String label, Vary vary, List<Level> levels) {
  /** Who meets the levels: each person one, or each person all. */
  public enum Vary {
    BETWEEN,
    WITHIN;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One level, and what it changes. Written flat: {@code {id: short, limitMs: 5000}}. */
  public record Level(
      String id,
      String label,
      String method,
      Boolean advice,
      Presence presence,
      Double fidelity,
      Integer minMs,
      Integer limitMs,
      Advising adviceAt,
      Integer adviceDelayMs,
      Integer delayMs) {
    public Level {
      Require.present(id, "id");
      label = label == null ? id : label;
    }

    public Manipulation manipulation() {
      return new Manipulation(
          method, advice, presence, fidelity, minMs, limitMs, adviceAt, adviceDelayMs, delayMs);
    }
  }

  public Factor {
    Require.present(id, "id");
    label = label == null ? id : label;
    vary = vary == null ? Vary.BETWEEN : vary;
    levels = List.copyOf(Require.present(levels, "levels"));
  }
}
