package groundwork.coding.control;

import groundwork.coding.entity.Coded;
import groundwork.coding.entity.CodingShown.Alike;
import groundwork.coding.entity.Scheme;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How alike people name the same thing. Pure. */
public final class Naming {
  private Naming() {}

  /** What one person called one item, and what that means. */
  private record Named(Set<String> names, Set<String> codes, boolean coded) {}

  /** Case, signs and spaces make no other name. */
  public static String normalised(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
        .strip();
  }

  /**
   * Over all pairs of people who named the same item.
   *
   * @param scheme null for none: no codes are compared then
   */
  public static Alike of(Scheme scheme, List<Coded> texts) {
    int pairs = 0;
    int sameName = 0;
    int codedPairs = 0;
    int sameCode = 0;
    for (var people : byItem(scheme, texts)) {
      for (int i = 0; i < people.size(); i++) {
        for (int j = 0; j < i; j++) {
          var one = people.get(i);
          var other = people.get(j);
          pairs++;
          sameName += Collections.disjoint(one.names(), other.names()) ? 0 : 1;
          if (one.coded() && other.coded()) {
            codedPairs++;
            sameCode += Collections.disjoint(one.codes(), other.codes()) ? 0 : 1;
          }
        }
      }
    }
    return new Alike(
        pairs,
        pairs == 0 ? 0 : sameName / (double) pairs,
        codedPairs,
        codedPairs == 0 ? null : Double.valueOf(sameCode / (double) codedPairs));
  }

  private static List<List<Named>> byItem(Scheme scheme, List<Coded> texts) {
    Map<String, Map<UUID, List<Coded>>> items = new HashMap<>();
    for (var text : texts) {
      if (text.text().item() != null) {
        items
            .computeIfAbsent(text.text().item(), item -> new HashMap<>())
            .computeIfAbsent(text.text().enrolment(), person -> new ArrayList<>())
            .add(text);
      }
    }
    return items.values().stream()
        .map(people -> people.values().stream().map(own -> named(scheme, own)).toList())
        .toList();
  }

  private static Named named(Scheme scheme, Collection<Coded> own) {
    var codes = new HashSet<String>();
    boolean coded = scheme != null;
    for (var text : own) {
      if (coded) {
        codes.addAll(text.held(scheme));
        coded = text.settled() != null || !text.by().isEmpty();
      }
    }
    return new Named(
        own.stream()
            .map(text -> normalised(text.text().text()))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet()),
        codes,
        coded);
  }
}
