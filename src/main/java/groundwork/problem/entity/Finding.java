package groundwork.problem.entity;

/**
 * One broken (or, as a warning, bent) rule.
 *
 * @param file the document it stands in, or null for a posted body
 * @param pointer JSON pointer to the place, "" for the whole document
 * @param line 1-based line in the file, or null where there are no lines
 * @param rule what must hold, in one sentence
 * @param remedy what to do about it, in one sentence
 */
public record Finding(
    String file, String pointer, Integer line, String rule, String remedy, Severity severity) {
  /** An error refuses the document; a warning is said and kept. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public static Finding error(
      String file, String pointer, Integer line, String rule, String remedy) {
    return new Finding(file, pointer, line, rule, remedy, Severity.ERROR);
  }

  public static Finding warning(
      String file, String pointer, Integer line, String rule, String remedy) {
    return new Finding(file, pointer, line, rule, remedy, Severity.WARNING);
  }

  /** For a body that came over HTTP: there is no file and no line. */
  public static Finding inBody(String pointer, String rule, String remedy) {
    return error(null, pointer, null, rule, remedy);
  }
}
