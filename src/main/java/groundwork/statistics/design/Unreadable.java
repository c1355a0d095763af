package groundwork.statistics.design;

/** What is wrong with the text of an expression or formula. */
public final class Unreadable extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Of the character in the text, from 1. */
  public final int position;

  /** What must hold, in one sentence without its full stop. */
  public final String rule;

  /** What to do about it, a whole sentence. */
  public final String remedy;

  Unreadable(int position, String rule, String remedy) {
    super("%s (at character %d). %s".formatted(rule, position, remedy));
    this.position = position;
    this.rule = rule;
    this.remedy = remedy;
  }
}
