package groundwork.query.entity;

import groundwork.json.control.Json;
import groundwork.json.control.Require;
import groundwork.provenance.entity.ContentHash;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * What a browser asks inside the present step.
 *
 * @param step its opaque key
 * @param number chosen by the browser; the same question again has the same one
 * @param what {@code predict}, {@code train}, {@code retrain}, {@code undo}; {@code history} for
 *     all that was asked before, which costs nothing
 * @param figure id of the figure where a document holds several; else left out
 */
public record Question(String step, Long number, String what, String figure, JsonNode input) {
  public static final String HISTORY = "history";
  private static final int LONGEST = 32 * 1024;

  public Question {
    Require.text(step, "step", 64);
    Require.text(what, "what", 20);
    figure = figure == null ? "" : Require.text(figure, "figure", 64);
    if (!what.equals(HISTORY)) {
      Require.present(number, "number");
      if (number < 0) {
        throw new IllegalArgumentException("\"number\" is " + number + "; it is not negative");
      }
      Require.present(input, "input");
      if (!input.isObject() || input.toString().length() > LONGEST) {
        throw new IllegalArgumentException(
            "\"input\" must be an object of at most " + LONGEST + " characters");
      }
    }
  }

  /** Over what makes two questions the same. */
  public byte[] hash() {
    var same = what + " " + Json.canonical(input);
    return ContentHash.sha256().digest(same.getBytes(StandardCharsets.UTF_8));
  }
}
