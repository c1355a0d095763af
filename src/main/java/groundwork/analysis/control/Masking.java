package groundwork.analysis.control;

import groundwork.analysis.entity.Results.Measure;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the names of arms, conditions, methods and levels out of measures, so that somebody who
 * looks before the plan is locked does not learn which is which. Pure; the same version gives the
 * same letters.
 */
final class Masking {
  /** Members of a row that tell what was shown to whom. */
  private static final Set<String> NAMING =
      Set.of("arm", "condition", "method", "chosen", "rejected", "level");

  private final Map<String, String> masks = new LinkedHashMap<>();

  Masking(StudyVersion version) {
    var names = new ArrayList<>(names(version.definition()));
    names.sort(
        Comparator.comparing(name -> ContentHash.of(version.hash().hex() + "/" + name).hex()));
    for (var name : names) {
      masks.put(name, "Arm " + letter(masks.size()));
    }
  }

  private static Set<String> names(Study study) {
    var names = new LinkedHashSet<String>();
    study.arms().forEach(arm -> names.add(arm.id()));
    return names;
  }

  /** A to Z, then AA, AB and so on. */
  private static String letter(int number) {
    var last = String.valueOf((char) ('A' + number % 26));
    return number < 26 ? last : letter(number / 26 - 1) + last;
  }

  List<Measure> of(List<Measure> measures) {
    return measures.stream().map(this::masked).toList();
  }

  private Measure masked(Measure measure) {
    var rows = measure.rows().stream().map(this::row).sorted(this::byMask).toList();
    return new Measure(
        measure.id(),
        measure.title(),
        measure.unit(),
        measure.description(),
        measure.kind(),
        measure.format(),
        measure.columns(),
        rows,
        measure.interval(),
        measure.note(),
        measure.alpha(),
        measure.chart(),
        measure.direction());
  }

  private Map<String, Object> row(Map<String, Object> row) {
    var masked = new LinkedHashMap<String, Object>(row);
    for (var member : NAMING) {
      if (row.get(member) instanceof String name) {
        masked.put(member, mask(name));
      }
    }
    masked
        .keySet()
        .removeIf(
            member ->
                member.startsWith("factor_")
                    || member.endsWith("Label") && !member.equals("measureLabel"));
    return masked;
  }

  /**
   * Names that no arm has, such as methods and within-subject conditions, get letters as they come.
   */
  private String mask(String name) {
    var known = masks.get(name);
    if (known == null) {
      known = letter(masks.size());
      masks.put(name, known);
    }
    return known;
  }

  /** The order of the study's arms would tell which is which. */
  private int byMask(Map<String, Object> one, Map<String, Object> other) {
    return key(one).compareTo(key(other));
  }

  private static String key(Map<String, Object> row) {
    var all = new StringBuilder();
    for (var member : List.of("measure", "arm", "condition", "method", "phase")) {
      all.append(row.getOrDefault(member, "")).append('\0');
    }
    return all.toString();
  }
}
