package groundwork.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The settings of a metric or method as a study gives them: read with their type, never guessed.
 *
 * @param of whose settings they are, for messages
 */
public record Parameters(String of, Map<String, Object> values) {
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

  /** A number within bounds. */
  public double number(String name, double otherwise, double low, double high) {
    double value = number(name, otherwise);
    if (value < low || value > high) {
      throw wrong(name, value, "a number from %s to %s".formatted(low, high));
    }
    return value;
  }

  /** A whole number within bounds. */
  public int integer(String name, int otherwise, int low, int high) {
    int value = integer(name, otherwise);
    if (value < low || value > high) {
      throw wrong(name, value, "a whole number from %d to %d".formatted(low, high));
    }
    return value;
  }

  /** Whole numbers, for example one group for each value. */
  public int[] integers(String name) {
    var numbers = numbers(name);
    int[] integers = new int[numbers.size()];
    for (int i = 0; i < integers.length; i++) {
      double number = numbers.get(i);
      if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
        throw wrong(name + "[" + i + "]", number, "a whole number");
      }
      integers[i] = (int) number;
    }
    return integers;
  }

  /**
   * These settings of something that knows only those.
   *
   * @throws IllegalArgumentException if there are others; the message names the known ones
   */
  public Parameters among(List<Setting> settings) {
    var known = new TreeSet<>(settings.stream().map(Setting::name).toList());
    var unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(known);
    require(unknown.isEmpty(), "%s has no parameter %s; known are %s", of, unknown, known);
    return this;
  }

  /** For values that have a rule of their own. */
  public IllegalArgumentException wrong(String name, Object value, String rule) {
    return new IllegalArgumentException(
        "parameter \"%s\" of %s is %s; it must be %s".formatted(name, of, value, rule));
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
