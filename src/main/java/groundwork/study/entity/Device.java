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
}
