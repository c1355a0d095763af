package groundwork.model;

/**
 * A model did not answer as it must: the message names the model and, where it is known, the row.
 */
public class ModelFailed extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public ModelFailed(String message) {
    super(message);
  }

  public ModelFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
