package groundwork.metric.control;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The settings of one metric as a study gives them: read with their type, never guessed. */
record Parameters(String metric, Map<String, Object> values) {
  int integer(String name, int otherwise) {
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

  double number(String name, double otherwise) {
    var value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(name, value, "a number");
  }

  boolean flag(String name, boolean otherwise) {
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
  String word(String name, String... words) {
    var value = values.get(name);
    if (value == null) {
      return words[0];
    }
    if (value instanceof String word && Arrays.asList(words).contains(word)) {
      return word;
    }
    throw wrong(name, value, "one of " + Arrays.toString(words));
  }

  List<Double> numbers(String name) {
    var value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)) {
      return list.stream().map(number -> ((Number) number).doubleValue()).toList();
    }
    throw wrong(name, value, "a list of numbers");
  }

  private IllegalArgumentException wrong(String name, Object value, String rule) {
    return new IllegalArgumentException(
        "parameter \"%s\" of %s is %s; it must be %s".formatted(name, metric, value, rule));
  }
}
