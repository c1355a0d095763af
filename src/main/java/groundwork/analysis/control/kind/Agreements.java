package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Interval;
import groundwork.statistics.Resamples;
import groundwork.statistics.agreement.Concordance;
import groundwork.statistics.agreement.FleissKappa;
import groundwork.statistics.agreement.Gwet;
import groundwork.statistics.agreement.Icc;
import groundwork.statistics.agreement.Kappa;
import groundwork.statistics.agreement.Krippendorff;
import groundwork.statistics.agreement.Krippendorff.Scale;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The kind {@code agreement}. Either each rater has a column ({@code items}) and each row is one
 * thing, or a row is one rating, with the columns {@code subject}, {@code rater} and {@code value}.
 */
final class Agreements implements Kind {
  /**
   * Ratings, a row a thing and a column a rater.
   *
   * @param values numbers, or of texts their place among the levels; NaN where one is missing
   * @param levels of texts, and of numbers as texts
   */
  private record Ratings(double[][] values, List<String> levels, boolean texts) {
    int raters() {
      return values.length == 0 ? 0 : values[0].length;
    }

    Ratings complete() {
      return new Ratings(
          Arrays.stream(values)
              .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
              .toArray(double[][]::new),
          levels,
          texts);
    }

    /** A rater's categories; numbers are their place among all. */
    int[] categories(int rater) {
      return Arrays.stream(values)
          .mapToInt(row -> texts ? (int) row[rater] : place(row[rater]))
          .toArray();
    }

    private int place(double value) {
      return Arrays.binarySearch(distinct(), value);
    }

    private double[] distinct() {
      return levels.stream().mapToDouble(Double::parseDouble).toArray();
    }

    double[] numbers(int rater) {
      return Arrays.stream(values).mapToDouble(row -> row[rater]).toArray();
    }

    double[][] byRater() {
      return IntStream.range(0, raters()).mapToObj(this::numbers).toArray(double[][]::new);
    }
  }

  /** The measure that is asked for; where none is, the usual one with the others beside it. */
  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis);
    var done = one(finding, analysis, table, context);
    if (analysis.has("method")) {
      return done;
    }
    var ratings = ratings(analysis, table, context);
    others(ratings, analysis)
        .forEach(other -> context.beside(other, table).ifPresent(finding::beside));
    return finding.done();
  }

  private static List<Analysis> others(Ratings ratings, Analysis analysis) {
    var others = new ArrayList<Analysis>();
    boolean two = ratings.raters() == 2;
    if (two) {
      if (!ratings.texts() && !analysis.has("weights")) {
        others.add(analysis.with("method", "cohen").with("weights", "linear"));
        others.add(analysis.with("method", "cohen").with("weights", "quadratic"));
      }
      others.add(analysis.with("method", "ac1"));
      others.add(analysis.with("method", "krippendorff"));
    }
    others.add(analysis.with("method", "fleiss"));
    if (!ratings.texts()) {
      others.add(analysis.with("method", "icc"));
      if (two) {
        others.add(analysis.with("method", "ccc"));
      }
    }
    return others;
  }

  private static Finding one(
      FindingBuilder finding, Analysis analysis, Table table, Context context) {
    var ratings = ratings(analysis, table, context);
    boolean gaps = ratings.complete().values().length < ratings.values().length;
    var method =
        analysis.text("method").orElse(ratings.raters() == 2 && !gaps ? "cohen" : "krippendorff");
    finding.estimator(method).group("raters", ratings.raters());
    if (ratings.raters() < 2) {
      throw new IllegalArgumentException("agreement needs two raters at least");
    }
    if (method.equals("krippendorff")) {
      finding.n(ratings.values().length);
      krippendorff(finding, analysis, context, ratings);
      return finding.done();
    }
    var complete = ratings.complete();
    int things = complete.values().length;
    finding.n(things).excluded("missing rating", ratings.values().length - things);
    if (gaps) {
      finding.warn("gaps", "Things that some rater left out are not used; krippendorff uses them.");
    }
    if (things == 0) {
      throw new IllegalArgumentException("nothing was rated by all raters");
    }
    switch (method) {
      case "cohen", "kappa" -> cohen(finding, analysis, complete);
      case "fleiss" -> fleiss(finding, complete);
      case "ac1", "gwet" -> {
        two(complete, method);
        var ac1 =
            Gwet.ac1(
                complete.categories(0),
                complete.categories(1),
                Math.max(2, complete.levels().size()),
                analysis.level());
        add(finding, "ac1", ac1.estimate(), ac1.interval(), things);
      }
      case "icc" ->
          Icc.all(complete.values(), analysis.level())
              .forEach(
                  (form, icc) -> {
                    add(finding, form.shortName(), icc.estimate(), icc.interval(), things);
                    finding.test(
                        Test.of(
                            form.shortName(), "F", "F", icc.f(), icc.df1(), icc.df2(), icc.p()));
                  });
      case "ccc" -> {
        two(complete, method);
        var ccc = Concordance.lin(complete.numbers(0), complete.numbers(1), analysis.level());
        add(finding, "ccc", ccc.estimate(), ccc.interval(), things);
      }
      default ->
          throw new IllegalArgumentException(
              "there is no agreement \"%s\": cohen, fleiss, krippendorff, ac1, icc or ccc"
                  .formatted(method));
    }
    return finding.done();
  }

  private static void cohen(FindingBuilder finding, Analysis analysis, Ratings ratings) {
    two(ratings, "cohen");
    int[] a = ratings.categories(0);
    int[] b = ratings.categories(1);
    int k = Math.max(2, ratings.levels().size());
    double level = analysis.level();
    var weights = analysis.text("weights", "none");
    var kappa =
        switch (weights) {
          case "linear" -> Kappa.linear(a, b, k, level);
          case "quadratic" -> Kappa.quadratic(a, b, k, level);
          default -> Kappa.cohen(a, b, k, level);
        };
    add(finding, "kappa", kappa.estimate(), kappa.interval(), a.length);
    finding
        .and("observed", kappa.observed())
        .and("expected", kappa.expected())
        .and("variance", kappa.variance())
        .and("weights", weights);
    if (kappa.observed() > 0.8 && kappa.estimate() < 0.4) {
      finding.warn(
          "prevalence",
          "Raters agree often, but one category prevails, which makes kappa small; report ac1"
              + " beside it.");
    }
    if (ratings.texts() && !weights.equals("none")) {
      finding.warn(
          "order-of-levels",
          "Weights take the levels in this order: "
              + String.join(" < ", ratings.levels())
              + "; another stands under \"reference\".");
    }
  }

  private static void fleiss(FindingBuilder finding, Ratings ratings) {
    int categories = Math.max(2, ratings.levels().size());
    int[][] counts = new int[ratings.values().length][categories];
    for (int rater = 0; rater < ratings.raters(); rater++) {
      int[] chosen = ratings.categories(rater);
      for (int thing = 0; thing < chosen.length; thing++) {
        counts[thing][chosen[thing]]++;
      }
    }
    var kappa = FleissKappa.of(counts);
    add(finding, "fleiss_kappa", kappa.estimate(), null, counts.length);
    finding
        .and("observed", kappa.observed())
        .and("expected", kappa.expected())
        .test(Test.of("kappa", "Fleiss", "z", kappa.z(), null, null, kappa.p()));
    for (int j = 0; j < ratings.levels().size(); j++) {
      if (kappa.byCategory()[j].isPresent()) {
        finding.descriptive(
            Descriptive.of(Map.of("category", ratings.levels().get(j)), "fleiss_kappa")
                .and("n", counts.length)
                .and("estimate", kappa.byCategory()[j].getAsDouble()));
      }
    }
  }

  private static void krippendorff(
      FindingBuilder finding, Analysis analysis, Context context, Ratings ratings) {
    var scale =
        Scale.valueOf(
            analysis
                .text("scale", ratings.texts() ? "nominal" : "interval")
                .toUpperCase(Locale.ROOT));
    if (ratings.texts() && (scale == Scale.INTERVAL || scale == Scale.RATIO)) {
      throw new IllegalArgumentException("texts have no distances; take nominal or ordinal");
    }
    double[][] byRater = ratings.byRater();
    var alpha = Krippendorff.alpha(byRater, scale);
    Interval interval = null;
    try {
      interval =
          Krippendorff.bootstrap(
                  byRater,
                  scale,
                  Resamples.draw(
                      alpha.units(),
                      analysis.whole("bootstrap").orElse(Draws.TIMES),
                      context.seed()))
              .percentile(analysis.level());
    } catch (IllegalArgumentException undefined) {
      finding.warn("no-interval", undefined.getMessage());
    }
    add(finding, "krippendorff_alpha", alpha.estimate(), interval, alpha.units());
    finding
        .and("observedDisagreement", alpha.observed())
        .and("expectedDisagreement", alpha.expected())
        .and("ratings", alpha.values())
        .and("scale", scale.name().toLowerCase(Locale.ROOT));
  }

  private static void add(
      FindingBuilder finding, String measure, double estimate, Interval interval, int n) {
    finding.descriptive(
        Descriptive.of(Map.of(), measure).and("n", n).and("estimate", estimate).within(interval));
    var said = Reported.estimate(measure, estimate);
    finding.sentence(
        interval == null
            ? said.text()
            : said.interval(interval.low(), interval.high(), interval.level()).text());
  }

  private static void two(Ratings ratings, String method) {
    if (ratings.raters() != 2) {
      throw new IllegalArgumentException(
          "%s is of two raters; here are %d: take fleiss or krippendorff"
              .formatted(method, ratings.raters()));
    }
  }

  private static Ratings ratings(Analysis analysis, Table table, Context context) {
    var items = analysis.texts("items");
    if (!items.isEmpty()) {
      return wide(items.stream().map(table::column).toList());
    }
    var value =
        analysis
            .text("value")
            .or(
                () ->
                    analysis
                        .formula()
                        .flatMap(text -> Formula.parse(text).response())
                        .map(Object::toString))
            .orElseThrow(() -> new IllegalArgumentException("name the ratings under \"value\""));
    var rater =
        analysis
            .text("rater")
            .or(context::participant)
            .orElseThrow(() -> new IllegalArgumentException("name the raters under \"rater\""));
    var subject =
        analysis
            .text("subject")
            .or(context::item)
            .orElseThrow(
                () -> new IllegalArgumentException("name what was rated under \"subject\""));
    return lengthwise(table, subject, rater, value);
  }

  private static Ratings wide(List<Column> columns) {
    boolean numbers = columns.stream().allMatch(Column.Numbers.class::isInstance);
    var levels = new LinkedHashSet<String>();
    if (numbers) {
      var distinct = new TreeSet<Double>();
      columns.forEach(
          column ->
              Arrays.stream(((Column.Numbers) column).values())
                  .filter(v -> !Double.isNaN(v))
                  .forEach(distinct::add));
      distinct.forEach(v -> levels.add(v.toString()));
    } else {
      columns.forEach(column -> levels.addAll(column.factor().levels()));
    }
    var order = List.copyOf(levels);
    double[][] values = new double[columns.getFirst().size()][columns.size()];
    for (int rater = 0; rater < columns.size(); rater++) {
      var column = columns.get(rater);
      for (int row = 0; row < values.length; row++) {
        values[row][rater] = value(column, row, numbers, order);
      }
    }
    return new Ratings(values, order, !numbers);
  }

  private static double value(Column column, int row, boolean numbers, List<String> order) {
    if (column.missing(row)) {
      return Double.NaN;
    }
    return numbers ? ((Column.Numbers) column).values()[row] : order.indexOf(column.text(row));
  }

  private static Ratings lengthwise(Table table, String subject, String rater, String value) {
    var things = table.factor(subject).used();
    var raters = table.factor(rater).used();
    var column = table.column(value);
    var flat = wide(List.of(column));
    double[][] values = new double[things.levels().size()][raters.levels().size()];
    Arrays.stream(values).forEach(row -> Arrays.fill(row, Double.NaN));
    for (int row = 0; row < table.rows(); row++) {
      if (things.missing(row) || raters.missing(row)) {
        continue;
      }
      int thing = things.codes()[row];
      int who = raters.codes()[row];
      if (!Double.isNaN(values[thing][who])) {
        throw new IllegalArgumentException(
            "%s rated %s twice".formatted(raters.text(row), things.text(row)));
      }
      values[thing][who] = flat.values()[row][0];
    }
    return new Ratings(values, flat.levels(), flat.texts());
  }
}
