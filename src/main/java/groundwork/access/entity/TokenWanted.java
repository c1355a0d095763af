package groundwork.access.entity;

import groundwork.json.control.Require;

/**
 * @param label what the token is for, in the researcher's words
 */
public record TokenWanted(String label) {
  public TokenWanted {
    Require.text(label, "label", 100);
    if (label.isBlank()) {
      throw new IllegalArgumentException("\"label\" is empty");
    }
  }
}
