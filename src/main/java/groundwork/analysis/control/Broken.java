package groundwork.analysis.control;

import groundwork.problem.entity.Finding.Severity;

/**
 * A rule that an analysis breaks on its data.
 *
 * @param code words-with-dashes, stable
 * @param place JSON pointer within the analysis, "" for all of it
 * @param rule what must hold, without full stop
 * @param remedy what to do, a whole sentence
 * @param severity an error refuses the analysis, a warning stands beside its result
 */
record Broken(String code, String place, String rule, String remedy, Severity severity) {
  static Broken error(String code, String place, String rule, String remedy) {
    return new Broken(code, place, rule, remedy, Severity.ERROR);
  }

  static Broken warning(String code, String place, String rule, String remedy) {
    return new Broken(code, place, rule, remedy, Severity.WARNING);
  }

  boolean refuses() {
    return severity == Severity.ERROR;
  }

  String sentence() {
    return Character.toUpperCase(rule.charAt(0)) + rule.substring(1) + ". " + remedy;
  }
}
