package groundwork.metric.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a metric cannot do without; where it is missing there is no score, with the reason. */
public enum Need {
  /** A model that answers changed inputs. */
  MODEL,
  /** Logits beside the probabilities. */
  LOGITS,
  /** A model whose layers and weights are known. */
  WEIGHTS,
  /** A method that explains changed inputs. */
  METHOD,
  /** Places that ought to matter: a mask of an image, a human rationale of a text. */
  MASK,
  /** Another explanation of the same item to compare with. */
  REFERENCE,
  /** The true class. */
  TRUTH,
  /** Values that lie as an image. */
  IMAGE,
  /** Labelled rows to train a model on. */
  TRAINING;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
