package groundwork.assignment.entity;

/**
 * What a researcher has decided about an arm, or about the study as a whole, since it opened.
 *
 * @param paused nobody is put into it for now
 * @param extra places beyond the quota
 */
public record Placing(boolean paused, int extra) {
  public static final Placing AS_DEFINED = new Placing(false, 0);
}
