package groundwork.study.entity;

/**
 * What a trial asks, for tasks that ask more, or something else, than to choose between answers.
 * Each member belongs to the tasks that name it; the others leave it out.
 *
 * @param text words of the participant's own
 */
public record Asks(Text text) {
  public static final Asks NOTHING = new Asks(null);

  /**
   * @param label what is asked for; null for the page's own word
   */
  public record Text(String label, Boolean optional, Integer maxLength) {
    public Text {
      optional = optional != null && optional;
      maxLength = maxLength == null ? 2000 : maxLength;
    }
  }
}
