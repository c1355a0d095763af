package groundwork.trial.entity;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that a trial asks besides, or instead of, a choice between options: what the page
 * draws, and what the answer is checked against. Holds nothing that the answer should not know.
 */
public sealed interface Asked {
  /** Member of the answer. */
  String name();

  /** How it is asked; the page has a module of that name. */
  @JsonProperty
  String form();

  /** Words of the participant's own. */
  record Text(String name, String label, boolean optional, int maxLength) implements Asked {
    @Override
    public String form() {
      return "text";
    }
  }
}
