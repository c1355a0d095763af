package groundwork.study.entity;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToDoubleFunction;

/**
 * A formula of a scoring key: numbers, names, {@code + - * /} and parentheses, which R and Python
 * read alike. Immutable; parsed once.
 */
final class Arithmetic {
  private static final ConcurrentMap<String, Arithmetic> PARSED = new ConcurrentHashMap<>();

  private final String text;
  private final Set<String> names = new TreeSet<>();
  private final ToDoubleFunction<Map<String, Double>> value;
  private int at;

  private Arithmetic(String text) {
    this.text = text.replace(" ", "");
    value = sum();
    if (at != this.text.length()) {
      throw wrong();
    }
  }

  /**
   * @throws IllegalArgumentException if it is no formula
   */
  static Arithmetic of(String formula) {
    return PARSED.computeIfAbsent(formula, Arithmetic::new);
  }

  Set<String> names() {
    return names;
  }

  double value(Map<String, Double> known) {
    return value.applyAsDouble(known);
  }

  private ToDoubleFunction<Map<String, Double>> sum() {
    var left = product();
    while (next('+') || next('-')) {
      var first = left;
      double sign = text.charAt(at++) == '+' ? 1 : -1;
      var second = product();
      left = known -> first.applyAsDouble(known) + sign * second.applyAsDouble(known);
    }
    return left;
  }

  private ToDoubleFunction<Map<String, Double>> product() {
    var left = single();
    while (next('*') || next('/')) {
      var first = left;
      boolean times = text.charAt(at++) == '*';
      var second = single();
      left =
          known ->
              times
                  ? first.applyAsDouble(known) * second.applyAsDouble(known)
                  : first.applyAsDouble(known) / second.applyAsDouble(known);
    }
    return left;
  }

  private ToDoubleFunction<Map<String, Double>> single() {
    if (next('(')) {
      at++;
      var inner = sum();
      if (!next(')')) {
        throw wrong();
      }
      at++;
      return inner;
    }
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || next('.') || next('_'))) {
      at++;
    }
    var word = text.substring(from, at);
    if (word.matches("[0-9]+(\\.[0-9]+)?")) {
      double number = Double.parseDouble(word);
      return known -> number;
    }
    if (!word.matches("[a-z][a-z0-9_]*")) {
      throw wrong();
    }
    names.add(word);
    return known -> known.get(word);
  }

  private boolean next(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "\"%s\" is no formula of numbers, names, + - * / and parentheses (at character %d)"
            .formatted(text, at + 1));
  }
}
