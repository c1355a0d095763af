package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.RandomTerm;
import groundwork.statistics.mixed.RandomEffects;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader of a mixed model must know of its random part: groups that are too few, slopes that
 * the design calls for and the model has not, and how to simplify a model that is singular.
 *
 * @see <a href="https://doi.org/10.1016/j.jml.2012.11.001">Barr et al. (2013)</a>
 */
final class MixedAdvice {
  private static final int FEW = 10;

  private MixedAdvice() {}

  /**
   * Groups, items and slopes.
   *
   * @param bearable whether the data bear the random part as it is: else no more is asked for
   */
  static void design(
      FindingBuilder finding, ModelMatrix matrix, Context context, boolean bearable) {
    var random = matrix.random();
    random.stream()
        .map(RandomTerm::group)
        .distinct()
        .forEach(group -> few(finding, group, levels(random, group)));
    matrix
        .variables()
        .forEach(
            (name, column) -> {
              if (bearable && column instanceof Column.Factor factor) {
                slopes(finding, matrix, name, factor);
              }
            });
    context
        .item()
        .filter(item -> context.rows().has(item))
        .filter(item -> random.stream().noneMatch(term -> term.group().contains(item)))
        .filter(item -> context.rows().factor(item).used().levels().size() > 1)
        .ifPresent(
            item ->
                finding.warn(
                    "items-fixed",
                    ("%s is no random effect: the result holds for these items, not for others"
                            + " like them; add (1 | %s)")
                        .formatted(item, item)));
  }

  private static long levels(List<RandomTerm> random, String group) {
    return random.stream()
        .filter(term -> term.group().equals(group))
        .mapToLong(term -> Arrays.stream(term.codes()).distinct().count())
        .findFirst()
        .orElse(0);
  }

  private static void few(FindingBuilder finding, String group, long levels) {
    if (levels < FEW) {
      finding.warn(
          "few-clusters",
          ("%s has only %d levels: its variance is poorly known and tests may be too bold; treat it as"
                  + " fixed if the levels are all there are (kind lmm: df: kenward-roger helps)")
              .formatted(group, levels));
    }
  }

  /** A factor that varies within a group, without a slope there. */
  private static void slopes(
      FindingBuilder finding, ModelMatrix matrix, String name, Column.Factor factor) {
    matrix.random().stream()
        .map(RandomTerm::group)
        .distinct()
        .filter(
            group -> {
              var terms =
                  matrix.random().stream().filter(term -> term.group().equals(group)).toList();
              boolean slope =
                  terms.stream().anyMatch(term -> term.names().stream().anyMatch(has(name)));
              return !slope && replicated(terms.getFirst().codes(), factor.codes());
            })
        .forEach(
            group ->
                finding.warn(
                    "no-random-slope",
                    ("%s varies within %s and the model has no random slope for it: if its effect"
                            + " differs between levels of %s, p is too small; consider (1 + %s |"
                            + " %s)")
                        .formatted(name, group, group, name, group)));
  }

  private static java.util.function.Predicate<String> has(String name) {
    return column -> List.of(column.split(":")).stream().anyMatch(part -> part.startsWith(name));
  }

  /** Whether some level has several observations of each of several conditions. */
  private static boolean replicated(int[] groups, int[] conditions) {
    var counts = new HashMap<Integer, Map<Integer, Integer>>();
    for (int i = 0; i < groups.length; i++) {
      counts
          .computeIfAbsent(groups[i], key -> new HashMap<>())
          .merge(conditions[i], 1, Integer::sum);
    }
    return counts.values().stream()
        .anyMatch(one -> one.size() > 1 && one.values().stream().allMatch(count -> count > 1));
  }

  /** What a fit with a variance on the boundary means, and the simplification to take next. */
  static void singular(FindingBuilder finding, List<String> boundary, List<RandomEffects> effects) {
    if (boundary.isEmpty()) {
      return;
    }
    finding.warn(
        "singular",
        "singular fit: %s. The model as planned is reported; %s"
            .formatted(String.join("; ", boundary), remedy(effects)));
  }

  /** Correlations first, then what varies least. */
  private static String remedy(List<RandomEffects> effects) {
    for (RandomEffects term : effects) {
      if (term.names().size() > 1 && degenerate(term)) {
        return "a simpler one leaves out the correlations: (%s || %s)"
            .formatted(written(term), term.group());
      }
    }
    String least = "";
    double smallest = Double.POSITIVE_INFINITY;
    for (RandomEffects term : effects) {
      for (int column = 0; column < term.sd().length; column++) {
        if (term.sd()[column] < smallest) {
          smallest = term.sd()[column];
          least = "%s of %s".formatted(term.names().get(column), term.group());
        }
      }
    }
    return "a simpler one leaves out " + least;
  }

  private static boolean degenerate(RandomEffects term) {
    for (int i = 0; i < term.sd().length; i++) {
      for (int j = 0; j < i; j++) {
        if (!(Math.abs(term.correlations()[i][j]) < 0.999)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String written(RandomEffects term) {
    return String.join(
        " + ", term.names().stream().map(name -> name.equals("(Intercept)") ? "1" : name).toList());
  }
}
