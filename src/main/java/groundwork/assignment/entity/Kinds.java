package groundwork.assignment.entity;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose runs are looked at. Previews are never among them, and nothing is mixed unless asked for.
 */
public record Kinds(Set<EnrolmentKind> kinds) {
  public static final Kinds REAL = new Kinds(EnumSet.of(EnrolmentKind.REAL));

  public Kinds {
    kinds = Set.copyOf(kinds);
  }

  /**
   * @param asked {@code real}, {@code pilot}, {@code simulated}, several with commas between; null
   *     for real ones
   */
  public static Kinds of(String asked) {
    if (asked == null || asked.isBlank()) {
      return REAL;
    }
    var kinds = EnumSet.noneOf(EnrolmentKind.class);
    for (var word : asked.split(",", -1)) {
      kinds.add(kind(word.strip()));
    }
    return new Kinds(kinds);
  }

  /**
   * @param simulated real and simulated runs together, where {@code asked} says nothing
   */
  public static Kinds of(String asked, boolean simulated) {
    return simulated && (asked == null || asked.isBlank())
        ? new Kinds(EnumSet.of(EnrolmentKind.REAL, EnrolmentKind.SIMULATED))
        : of(asked);
  }

  private static EnrolmentKind kind(String word) {
    return Arrays.stream(EnrolmentKind.values())
        .filter(kind -> kind != EnrolmentKind.PREVIEW && kind.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.INVALID,
                    "\"kinds\" has \"%s\"; it takes real, pilot and simulated, with commas between."
                        .formatted(word)));
  }

  public boolean has(EnrolmentKind kind) {
    return kinds.contains(kind);
  }

  public boolean has(String word) {
    return kinds.contains(EnrolmentKind.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  /** With commas between, in one order: a key, and for {@code string_to_array} in SQL. */
  public String words() {
    return kinds.stream().sorted().map(EnrolmentKind::word).collect(Collectors.joining(","));
  }
}
