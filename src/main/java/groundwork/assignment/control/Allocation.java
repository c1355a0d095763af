package groundwork.assignment.control;

import java.util.List;
import java.util.Map;

/** Between-subject allocation: which arm the next participant gets. Pure. */
public final class Allocation {
  private Allocation() {}

  /**
   * The arm that is taken least; among equals a seeded draw decides, so that nobody can foresee it
   * and everybody can replay it.
   *
   * @param arms ids in the order of the definition, at least one
   * @param taken completed runs plus live leases by arm; an arm that is missing counts 0
   * @param version hash of the study version
   * @param ordinal how many assignments of this kind were made before in this version
   */
  public static String balanced(
      List<String> arms, Map<String, Integer> taken, String version, String kind, int ordinal) {
    int least = arms.stream().mapToInt(arm -> taken.getOrDefault(arm, 0)).min().orElseThrow();
    var candidates = arms.stream().filter(arm -> taken.getOrDefault(arm, 0) == least).toList();
    return candidates.get(Draw.of(version, "arm", kind, ordinal).nextInt(candidates.size()));
  }
}
