package groundwork.assignment.control;

import groundwork.study.entity.AssignmentPolicy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** By what people are balanced, as the counts are named. Pure. */
final class Strata {
  /** Longer values come from somewhere else than a questionnaire. */
  private static final int LONGEST = 64;

  private Strata() {}

  /**
   * @param value of a variable such as {@code screening.age}, null where it is not known: people of
   *     whom it is not known are a level of their own
   */
  static Map<String, String> of(AssignmentPolicy policy, UnaryOperator<String> value) {
    var strata = new LinkedHashMap<String, String>();
    for (var name : policy.strata()) {
      var known = value.apply(name);
      var kept = known == null ? "" : known.strip();
      strata.put(name, kept.substring(0, Math.min(LONGEST, kept.length())));
    }
    return strata;
  }

  /** One stratum for each variable. */
  static List<String> levels(Map<String, String> strata) {
    return strata.entrySet().stream().map(Strata::level).sorted().toList();
  }

  /** The stratum that all variables make together; empty where people are not stratified. */
  static String joint(Map<String, String> strata) {
    return String.join("&", levels(strata));
  }

  /** Every stratum that somebody counts in. */
  static List<String> all(Map<String, String> strata) {
    var all = new ArrayList<>(levels(strata));
    if (all.size() > 1) {
      all.add(joint(strata));
    }
    return all;
  }

  private static String level(Map.Entry<String, String> one) {
    return one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8);
  }
}
