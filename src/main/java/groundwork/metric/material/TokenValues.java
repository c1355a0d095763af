package groundwork.metric.material;

import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Values of the words of one text: a number per token, or LIME's list of words and weights. */
final class TokenValues {
  private TokenValues() {}

  /**
   * A word that stands there several times shares its weight equally; a word that is not listed has
   * 0.
   *
   * @throws IllegalArgumentException naming the place of what does not fit the tokens
   */
  static double[] of(JsonNode list, List<String> tokens, String place) {
    if (!list.isArray()) {
      throw new IllegalArgumentException(place + " is no list");
    }
    return !list.isEmpty() && list.get(0).isArray()
        ? weights(list, tokens, place)
        : numbers(list, tokens, place);
  }

  private static double[] numbers(JsonNode list, List<String> tokens, String place) {
    if (list.size() != tokens.size()) {
      throw new IllegalArgumentException(
          "%s has %d values, the text has %d tokens %s"
              .formatted(place, list.size(), tokens.size(), tokens));
    }
    double[] values = new double[tokens.size()];
    for (int i = 0; i < values.length; i++) {
      if (!list.get(i).isNumber() || !Double.isFinite(list.get(i).asDouble())) {
        throw new IllegalArgumentException(
            "%s[%d] is %s; values are finite numbers".formatted(place, i, list.get(i)));
      }
      values[i] = list.get(i).asDouble();
    }
    return values;
  }

  private static double[] weights(JsonNode list, List<String> tokens, String place) {
    double[] values = new double[tokens.size()];
    for (int i = 0; i < list.size(); i++) {
      var pair = list.get(i);
      if (pair.size() != 2 || !pair.get(1).isNumber()) {
        throw new IllegalArgumentException(
            "%s[%d] is no pair of a word and a weight".formatted(place, i));
      }
      var word = pair.get(0).asString();
      var folded = tokens.stream().map(token -> fold(token)).toList();
      int times = Collections.frequency(folded, fold(word));
      if (times == 0) {
        throw new IllegalArgumentException(
            "%s[%d]: \"%s\" is no token of the text, which has %s"
                .formatted(place, i, word, tokens));
      }
      for (int at = 0; at < values.length; at++) {
        if (folded.get(at).equals(fold(word))) {
          values[at] += pair.get(1).asDouble() / times;
        }
      }
    }
    return values;
  }

  /** Without case and the marks around it. */
  private static String fold(String token) {
    return token.toLowerCase(java.util.Locale.ROOT).replaceAll("^\\P{Alnum}+|\\P{Alnum}+$", "");
  }
}
