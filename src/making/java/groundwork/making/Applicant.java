package groundwork.making;

import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What figures call the features of a loan and their values. */
record Applicant(Credit credit) {
  String name(int feature) {
    return credit.features().get(feature).label();
  }

  /** An option's words, or a number. */
  Object value(int feature, double value) {
    var described = credit.features().get(feature);
    return described.isCategory()
        ? described.options().get((int) value).label()
        : (Object) (int) value;
  }

  Map<String, Object> described(int feature, double value) {
    var described = Description.of("name", name(feature), "value", value(feature, value));
    unit(described, feature);
    return described;
  }

  void unit(Map<String, Object> map, int feature) {
    if (credit.features().get(feature).unit() != null) {
      map.put("unit", credit.features().get(feature).unit());
    }
  }

  /** Some features of one applicant. */
  Object described(double[] values, IntStream features) {
    return features.mapToObj(feature -> described(feature, values[feature])).toList();
  }

  /** With its unit, in a sentence. */
  String words(int feature, double value) {
    String unit = credit.features().get(feature).unit();
    Object words = value(feature, value);
    return words instanceof Integer number && unit != null
        ? String.format(Locale.ROOT, "%,d %s", number, unit)
        : words.toString();
  }

  /** The ends of a split: quantities are whole numbers. */
  String upTo(int feature, double bound) {
    return words(feature, Math.floor(bound)) + " or less";
  }

  String above(int feature, double bound) {
    return words(feature, Math.floor(bound) + 1) + " or more";
  }
}
