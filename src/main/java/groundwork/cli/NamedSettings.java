package groundwork.cli;

import groundwork.document.control.Nearest;
import groundwork.metric.entity.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Settings of counterfactuals in which values and classes may be named instead of numbered. */
final class NamedSettings {
  private static final String CLASS = "wanted";
  private static final List<String> VALUES = List.of("immutable", "rising", "falling");

  private NamedSettings() {}

  /**
   * @param classes ids, which are understood beside the names
   * @throws IllegalArgumentException for a name that nothing has
   */
  static Map<String, Object> numbered(
      Map<String, Object> given, Names names, List<String> classes) {
    var numbered = new LinkedHashMap<String, Object>(given);
    if (given.get(CLASS) instanceof String word) {
      numbered.put(
          CLASS,
          at(names.classes(), word)
              .or(() -> at(classes, word))
              .orElseThrow(() -> unknown("class", word, names.classes())));
    }
    for (var setting : VALUES) {
      if (given.containsKey(setting)) {
        numbered.put(
            setting, all(given.get(setting), names).flatMap(one -> index(one, names)).toList());
      }
    }
    return numbered;
  }

  /** The same settings with any number for a name: to see whether the rest is right. */
  static Map<String, Object> unnamed(Map<String, Object> given) {
    var unnamed = new LinkedHashMap<String, Object>(given);
    unnamed.computeIfPresent(CLASS, (name, value) -> value instanceof String ? 0 : value);
    VALUES.forEach(name -> unnamed.computeIfPresent(name, (any, value) -> List.of()));
    return unnamed;
  }

  /** A list, or words with commas between them, of which one may be part of a name. */
  private static Stream<?> all(Object value, Names names) {
    if (value instanceof List<?> list) {
      return list.stream();
    }
    return value instanceof String word && at(names.values(), word).isEmpty()
        ? Stream.of(word.split(",")).map(String::strip)
        : Stream.of(value);
  }

  private static Stream<Object> index(Object one, Names names) {
    if (!(one instanceof String word)) {
      return Stream.of(one);
    }
    var at = at(names.values(), word);
    if (at.isEmpty() && names.form() == Names.Form.WORDS) {
      return Stream.of(); // another text has it
    }
    return Stream.of(at.orElseThrow(() -> unknown("value", word, names.values())));
  }

  private static Optional<Integer> at(List<String> names, String word) {
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equalsIgnoreCase(word))
        .boxed()
        .findFirst();
  }

  private static IllegalArgumentException unknown(String what, String word, List<String> names) {
    return new IllegalArgumentException(
        "there is no %s \"%s\"%s"
            .formatted(
                what,
                word,
                Nearest.of(word, names)
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse(", only " + names)));
  }
}
