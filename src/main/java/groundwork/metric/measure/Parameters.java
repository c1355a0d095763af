package groundwork.metric.measure;

import groundwork.model.Output;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of one metric as a study gives them: read with their type, never guessed. */
public record Parameters(String metric, Map<String, Object> values) {
  public int integer(String name, int otherwise) {
    var value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && Math.abs(number.doubleValue()) <= 1_000_000) {
      return number.intValue();
    }
    throw wrong(name, value, "a whole number, at most 1000000");
  }

  public double number(String name, double otherwise) {
    var value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(name, value, "a number");
  }

  public boolean flag(String name, boolean otherwise) {
    var value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, value, "true or false");
  }

  /** One of the words; the first is the default. */
  public String word(String name, String... words) {
    var value = values.get(name);
    if (value == null) {
      return words[0];
    }
    if (value instanceof String word && Arrays.asList(words).contains(word)) {
      return word;
    }
    throw wrong(name, value, "one of " + Arrays.toString(words));
  }

  /** The parameter {@code output}: probability unless said otherwise. */
  public Output output() {
    return output(Output.PROBABILITY);
  }

  public Output output(Output otherwise) {
    return values.containsKey("output") ? Output.of(word("output", Output.words())) : otherwise;
  }

  /** For lists of settings. */
  public static Setting output(String standard) {
    return new Setting("output", standard, "which numbers of the model: probability, logit");
  }

  /** The library whose behaviour is asked for, {@code ""} for the publication's definition. */
  public String compatibility(String... libraries) {
    var words = new String[libraries.length + 1];
    words[0] = "";
    System.arraycopy(libraries, 0, words, 1, libraries.length);
    return word("compatibility", words);
  }

  public List<Double> numbers(String name) {
    var value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
      return list.stream().map(number -> ((Number) number).doubleValue()).toList();
    }
    throw wrong(name, value, "a list of numbers");
  }

  /** For values that have a rule of their own. */
  public IllegalArgumentException wrong(String name, Object value, String rule) {
    return new IllegalArgumentException(
        "parameter \"%s\" of %s is %s; it must be %s".formatted(name, metric, value, rule));
  }

  /**
   * @throws IllegalArgumentException with this message if it does not hold
   */
  public static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
  }
}
