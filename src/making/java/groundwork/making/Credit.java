package groundwork.making;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The German Credit data as rows of numbers.
 *
 * @param x for each applicant one value per feature, a category as index of its option
 * @param y whether the loan was not repaid
 */
record Credit(List<Feature> features, double[][] x, boolean[] y) {
  /** One property of an applicant; no options: a quantity. */
  record Feature(String id, String label, String unit, List<Option> options) {
    boolean isCategory() {
      return !options.isEmpty();
    }
  }

  record Option(String id, String label) {}

  /**
   * What is shown and used, in this order. Sex with marital status and "foreign worker" are left
   * out on purpose.
   */
  private static final List<Feature> USED =
      List.of(
          quantity("amount", "Amount of the loan", "DM"),
          quantity("duration", "Duration of the loan", "months"),
          category("purpose", "Purpose of the loan"),
          category("checking", "Checking account"),
          category("savings", "Savings"),
          category("history", "Credit history"),
          category("instalment", "Instalments as a share of disposable income"),
          category("plans", "Other instalment plans"),
          category("credits", "Loans at this bank, with this one"),
          category("debtors", "Others who answer for the loan"),
          category("employment", "In the present job for"),
          category("job", "Job"),
          category("property", "Most valuable property"),
          category("housing", "Housing"),
          category("residence", "In the present home for"),
          quantity("age", "Age", "years"),
          category("dependants", "People who depend on the applicant"),
          category("telephone", "Telephone in the applicant's name"));

  static Credit read(Path source) throws IOException {
    List<NamedCsvRecord> codes = records(source.resolve("codes.csv"));
    List<NamedCsvRecord> rows = records(source.resolve("german-credit.csv"));
    List<Feature> features = USED.stream().map(feature -> decoded(feature, codes)).toList();
    double[][] x = new double[rows.size()][features.size()];
    boolean[] y = new boolean[rows.size()];
    for (int row = 0; row < y.length; row++) {
      for (int i = 0; i < features.size(); i++) {
        x[row][i] = value(features.get(i), rows.get(row).getField(features.get(i).id));
      }
      y[row] = rows.get(row).getField("class").equals("not repaid");
    }
    return new Credit(features, x, y);
  }

  boolean[] categories() {
    boolean[] category = new boolean[features.size()];
    for (int i = 0; i < category.length; i++) {
      category[i] = features.get(i).isCategory();
    }
    return category;
  }

  /** In years. */
  double age(int row) {
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).id.equals("age")) {
        return x[row][i];
      }
    }
    throw new IllegalStateException("no age among the features");
  }

  /** The features as the manifest has them. */
  List<Object> json() {
    List<Object> json = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      Feature feature = features.get(i);
      int column = i;
      Map<String, Object> map = Description.of("id", feature.id, "label", feature.label);
      if (feature.isCategory()) {
        map.put("type", "category");
        map.put("options", feature.options);
      } else {
        map.put("type", "number");
        map.put("unit", feature.unit);
        map.put("min", (int) Arrays.stream(x).mapToDouble(row -> row[column]).min().orElseThrow());
        map.put("max", (int) Arrays.stream(x).mapToDouble(row -> row[column]).max().orElseThrow());
      }
      json.add(map);
    }
    return json;
  }

  private static Feature quantity(String id, String label, String unit) {
    return new Feature(id, label, unit, List.of());
  }

  private static Feature category(String id, String label) {
    return new Feature(id, label, null, List.of());
  }

  private static Feature decoded(Feature feature, List<NamedCsvRecord> codes) {
    List<Option> options =
        codes.stream()
            .filter(code -> code.getField("feature").equals(feature.id))
            .map(code -> new Option(code.getField("code"), code.getField("corrected")))
            .toList();
    return new Feature(feature.id, feature.label, feature.unit, options);
  }

  private static double value(Feature feature, String text) {
    if (!feature.isCategory()) {
      return Integer.parseInt(text);
    }
    for (int i = 0; i < feature.options.size(); i++) {
      if (feature.options.get(i).label.equals(text)) {
        return i;
      }
    }
    throw new IllegalArgumentException("%s has no option %s".formatted(feature.id, text));
  }

  private static List<NamedCsvRecord> records(Path file) throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }
}
