package groundwork.document.control;

/** A document that cannot be read at all; the reader turns it into a finding. */
final class Malformed extends RuntimeException {
  final int line;
  final String remedy;

  Malformed(int line, String rule, String remedy) {
    super(rule);
    this.line = line;
    this.remedy = remedy;
  }
}
