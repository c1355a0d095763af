package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.json.control.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * In which order the trials of a block come. Written as a word, or {@code {kind: constrained,
 * noMoreThan: 2, of: [truth]}}.
 *
 * @param noMoreThan longest row of trials that are alike in one of {@code of}; null unless
 *     constrained
 */
public record TrialOrder(Kind kind, Integer noMoreThan, List<Attribute> of) {
  /** How the order comes about. */
  public enum Kind {
    SHUFFLED,
    FIXED,
    CONSTRAINED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static final TrialOrder SHUFFLED = new TrialOrder(Kind.SHUFFLED, null, null);
  public static final TrialOrder FIXED = new TrialOrder(Kind.FIXED, null, null);

  public TrialOrder {
    Require.present(kind, "kind");
    of = of == null ? List.of() : List.copyOf(of);
    if (kind == Kind.CONSTRAINED) {
      noMoreThan = noMoreThan == null ? 2 : noMoreThan;
      of = of.isEmpty() ? List.of(Attribute.TRUTH) : of;
      Require.within((double) noMoreThan, "noMoreThan", 1, 1000);
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static TrialOrder of(Object written) {
    if (written instanceof String word) {
      return new TrialOrder(Kind.valueOf(word.toUpperCase(Locale.ROOT)), null, null);
    }
    var members = (Map<?, ?>) written;
    return new TrialOrder(
        Kind.valueOf(String.valueOf(members.get("kind")).toUpperCase(Locale.ROOT)),
        members.get("noMoreThan") instanceof Number most ? (Integer) most.intValue() : null,
        members.get("of") instanceof List<?> of
            ? of.stream().map(word -> Attribute.of(String.valueOf(word))).toList()
            : null);
  }

  @JsonValue
  public Object written() {
    if (kind != Kind.CONSTRAINED) {
      return kind.word();
    }
    var members = new LinkedHashMap<String, Object>();
    members.put("kind", kind.word());
    members.put("noMoreThan", noMoreThan);
    members.put("of", of);
    return members;
  }
}
