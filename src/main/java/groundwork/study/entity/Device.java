package groundwork.study.entity;

import java.util.List;

/**
 * With what people may take part; others end as incompatible device before anything is assigned.
 *
 * @param kinds of {@code desktop}, {@code tablet}, {@code phone}; empty for any
 * @param minWidth least width of the page in CSS pixels, or null
 */
public record Device(List<String> kinds, Integer minWidth) {
  public Device {
    kinds = kinds == null ? List.of() : List.copyOf(kinds);
  }

  /**
   * Whether somebody may take part with it; what is not known does not fit.
   *
   * @param kind as the page tells it, or null
   * @param width of the page in CSS pixels, or null
   */
  public boolean fits(String kind, Integer width) {
    return (kinds.isEmpty() || kinds.contains(kind))
        && (minWidth == null || width != null && width >= minWidth);
  }
}
