package groundwork.job.control;

/**
 * Work that was told to stop before it was done: its node stops, or nobody wants it any more. It is
 * no failure.
 */
public class Stopped extends RuntimeException {
  public Stopped(String why) {
    super(why);
  }
}
