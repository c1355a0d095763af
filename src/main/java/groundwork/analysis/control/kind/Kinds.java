package groundwork.analysis.control.kind;

import java.util.Map;
import java.util.Optional;

/** The runners that there are. */
public final class Kinds {
  /** One line a kind, by name, so that two people can add theirs without meeting. */
  private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("lmm", new LinearMixed()));

  private Kinds() {}

  /**
   * @param name as plans have it
   */
  public static Optional<Kind> of(String name) {
    return Optional.ofNullable(KINDS.get(name));
  }
}
