package groundwork.analysis.control.kind;

import groundwork.plan.entity.Analysis;
import java.util.ArrayList;
import java.util.List;

/** Which groups are compared with which. */
final class Pairings {
  private Pairings() {}

  /**
   * Places of the first and second level of each comparison, as {@code contrasts} says: all pairs
   * where it says nothing.
   *
   * @throws IllegalArgumentException if it names what is no level or no comparison of two
   */
  static List<int[]> of(Analysis analysis, List<String> levels) {
    if (analysis.tree().path("contrasts").isObject()) {
      throw new IllegalArgumentException(
          "weights in \"contrasts\" are for means of a model; here two levels are compared");
    }
    var said = analysis.texts("contrasts");
    var pairs = new ArrayList<int[]>();
    if (said.size() != 1
        || !List.of("pairwise", "reference", "consecutive").contains(said.getFirst())) {
      said.forEach(one -> pairs.add(named(one, levels)));
      if (!pairs.isEmpty()) {
        return pairs;
      }
    }
    var which = said.isEmpty() ? "pairwise" : said.getFirst();
    for (int a = 0; a < levels.size(); a++) {
      for (int b = a + 1; b < levels.size(); b++) {
        switch (which) {
          case "reference" -> add(pairs, a == 0, b, a);
          case "consecutive" -> add(pairs, b == a + 1, b, a);
          default -> add(pairs, true, a, b);
        }
      }
    }
    return pairs;
  }

  private static void add(List<int[]> pairs, boolean wanted, int first, int second) {
    if (wanted) {
      pairs.add(new int[] {first, second});
    }
  }

  /** Level names may hold the sign too: every place of it is tried. */
  private static int[] named(String contrast, List<String> levels) {
    for (int at = contrast.indexOf('-'); at >= 0; at = contrast.indexOf('-', at + 1)) {
      int a = levels.indexOf(contrast.substring(0, at).strip());
      int b = levels.indexOf(contrast.substring(at + 1).strip());
      if (a >= 0 && b >= 0 && a != b) {
        return new int[] {a, b};
      }
    }
    throw new IllegalArgumentException(
        "\"%s\" compares no two of the levels %s".formatted(contrast, String.join(", ", levels)));
  }
}
