package groundwork.analysis.control;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Random;
import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.Grid;
import groundwork.plan.entity.Analysis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of a finding: coefficients, tests, contrasts, random effects, descriptives, more. */
public final class FindingGrids {
  /** Members of a descriptive that count something. */
  private static final Set<String> COUNTS =
      Set.of("n", "participants", "items", "missing", "undefined", "rows", "k", "successes");

  private static final Map<String, String> HEADS =
      Map.ofEntries(
          Map.entry("mean", "M"),
          Map.entry("sd", "SD"),
          Map.entry("se", "SE"),
          Map.entry("low", "lower"),
          Map.entry("high", "upper"),
          Map.entry("median", "Mdn"),
          Map.entry("q1", "Q1"),
          Map.entry("q3", "Q3"),
          Map.entry("iqr", "IQR"),
          Map.entry("n", "n"),
          Map.entry("lowerQuartile", "Q1"),
          Map.entry("upperQuartile", "Q3"),
          Map.entry("mad", "MAD"));

  private FindingGrids() {}

  /** Those that have rows. */
  public static List<Grid> of(Finding finding) {
    var level = percent(finding);
    var grids = new ArrayList<Grid>();
    add(grids, finding.terms(), terms(level));
    add(grids, finding.tests(), tests());
    add(grids, finding.contrasts(), contrasts(level));
    add(grids, finding.random(), random());
    if (!finding.descriptives().isEmpty()) {
      grids.add(descriptives(finding.descriptives(), level));
    }
    add(grids, finding.assumptions(), assumptions());
    grids.addAll(Members.grids(finding.more()));
    return grids;
  }

  private static <R> void add(List<Grid> grids, List<R> rows, GridBuilder<R> columns) {
    if (!rows.isEmpty()) {
      grids.add(columns.rows(rows));
    }
  }

  /** {@code 95% CI}. */
  static String percent(Finding finding) {
    double level = finding.level() == null ? Analysis.LEVEL : finding.level();
    return Apa.interval(0, 0, level).replaceFirst(" \\[.*", "");
  }

  private static GridBuilder<Term> terms(String level) {
    return new GridBuilder<Term>("Coefficients")
        .text("Term", Term::term)
        .number("b", Term::estimate)
        .number("SE", Term::se)
        .written(level, term -> interval(term.low(), term.high(), "b"))
        .written("Statistic", term -> statistic(term.statistic()))
        .written("df", term -> df(term.df()))
        .written("p", term -> p(term.p()));
  }

  private static GridBuilder<Test> tests() {
    return new GridBuilder<Test>("Tests")
        .text("Effect", Test::effect)
        .text("Test", Test::method)
        .text("", test -> test.symbol() == null ? null : Apa.symbol(test.symbol()))
        .written("Statistic", test -> statistic(test.statistic()))
        .written("df", test -> degrees(test.df1(), test.df2()))
        .written("p", test -> p(test.p()))
        .written("p adjusted", test -> p(test.pAdjusted()))
        .text("Correction", Test::adjust)
        .written("Effect size", test -> size(test.effectSize()))
        .written("its interval", test -> sizeInterval(test.effectSize()));
  }

  private static GridBuilder<Contrast> contrasts(String level) {
    return new GridBuilder<Contrast>("Contrasts")
        .text("Contrast", Contrast::contrast)
        .text("At", one -> where(one.by()))
        .text("Method", Contrast::method)
        .number("Difference", Contrast::estimate)
        .number("SE", Contrast::se)
        .written(level, one -> interval(one.low(), one.high(), "b"))
        .written("Statistic", one -> statistic(one.statistic()))
        .written("df", one -> df(one.df()))
        .written("p", one -> p(one.p()))
        .written("p adjusted", one -> p(one.pAdjusted()))
        .text("Correction", Contrast::adjust)
        .written("Effect size", one -> size(one.effectSize()))
        .written("its interval", one -> sizeInterval(one.effectSize()));
  }

  private static GridBuilder<Random> random() {
    return new GridBuilder<Random>("Random effects")
        .text("Group", Random::group)
        .text("Term", Random::term)
        .number("SD", Random::sd)
        .written(
            "Correlations",
            one ->
                one.correlations().isEmpty()
                    ? one.correlation() == null ? null : Apa.share(one.correlation())
                    : one.correlations().stream()
                        .map(Apa::share)
                        .collect(Collectors.joining(", ")));
  }

  private static GridBuilder<Assumption> assumptions() {
    return new GridBuilder<Assumption>("Assumptions")
        .text("Assumption", Assumption::name)
        .text(
            "Holds",
            one -> one.holds() == null ? "cannot be told" : one.holds() ? "no sign against" : "no")
        .written("Statistic", one -> statistic(one.statistic()))
        .written("p", one -> p(one.p()))
        .text("What it means", Assumption::note);
  }

  private static Grid descriptives(List<Descriptive> all, String level) {
    var factors = new LinkedHashSet<String>();
    var members = new LinkedHashSet<String>();
    for (var one : all) {
      factors.addAll(one.group().keySet());
      members.addAll(one.values().keySet());
    }
    var columns = new GridBuilder<Descriptive>("Descriptive statistics");
    factors.forEach(factor -> columns.text(factor, one -> one.group().get(factor)));
    columns.text("Measure", Descriptive::measure);
    for (var member : members) {
      if (member.equals("low") && members.contains("high")) {
        columns.written(
            level, one -> interval(number(one, "low"), number(one, "high"), one.measure()));
      } else if (!member.equals("high")) {
        columns.written(
            HEADS.getOrDefault(member, Members.words(member)),
            one -> Members.said(member, one.values().get(member)));
      }
    }
    return columns.rows(all);
  }

  private static Double number(Descriptive one, String member) {
    return one.values().get(member) instanceof Number number ? number.doubleValue() : null;
  }

  static boolean counts(String member) {
    return COUNTS.contains(member);
  }

  static String where(Map<String, String> by) {
    return by.entrySet().stream()
        .map(one -> one.getKey() + " = " + one.getValue())
        .collect(Collectors.joining(", "));
  }

  static String statistic(Double value) {
    return value == null ? null : Apa.statistic(value);
  }

  static String df(Double value) {
    return value == null ? null : Apa.df(value);
  }

  static String p(Double value) {
    return value == null ? null : Apa.probability(value);
  }

  private static String degrees(Double df1, Double df2) {
    return df1 == null ? df(df2) : df2 == null ? df(df1) : df(df1) + ", " + df(df2);
  }

  /** {@code [0.69, 1.91]}. */
  static String interval(Double low, Double high, String name) {
    if (low == null || high == null) {
      return null;
    }
    boolean share = Apa.bounded(name) && Math.abs(low) <= 1 && Math.abs(high) <= 1;
    var text = share ? Apa.shares(low, high, 0.5) : Apa.interval(low, high, 0.5);
    return text.substring(text.indexOf('['));
  }

  private static String size(EffectSize size) {
    return size == null || size.estimate() == null
        ? null
        : Apa.symbol(size.name()) + " = " + Apa.value(size.name(), size.estimate());
  }

  private static String sizeInterval(EffectSize size) {
    return size == null ? null : interval(size.low(), size.high(), size.name());
  }
}
