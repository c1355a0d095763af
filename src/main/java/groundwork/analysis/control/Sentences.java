package groundwork.analysis.control;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.EffectSize;
import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences of a finding whose maker wrote none: from its tests, contrasts or terms. */
public final class Sentences {
  /** More groups than these are read in a table. */
  private static final int GROUPS = 8;

  private Sentences() {}

  /** The finding itself where it has sentences; those beside it likewise. */
  public static Finding complete(Finding finding) {
    var beside = finding.beside().stream().map(Sentences::complete).toList();
    var sentences = finding.sentences().isEmpty() ? of(finding) : List.<String>of();
    if (sentences.isEmpty() && beside.equals(finding.beside())) {
      return finding;
    }
    var builder = FindingBuilder.of(finding);
    sentences.forEach(builder::sentence);
    return builder.beside(beside).done();
  }

  /** One for each test and contrast; without any, for each term but the intercept, or group. */
  public static List<String> of(Finding finding) {
    var said = new ArrayList<Said>();
    for (var test : finding.tests()) {
      if (test.statistic() != null || test.p() != null) {
        said.add(new Said(test.effect(), test(test, finding)));
      }
    }
    for (var contrast : finding.contrasts()) {
      said.add(new Said(label(contrast), contrast(contrast, level(finding))));
    }
    if (said.isEmpty()) {
      finding.terms().stream()
          .filter(term -> !term.term().equals("(Intercept)") && term.estimate() != null)
          .forEach(term -> said.add(new Said(term.term(), term(term, finding))));
    }
    if (said.isEmpty() && finding.descriptives().size() <= GROUPS) {
      finding.descriptives().stream()
          .filter(one -> number(one, "mean") != null || number(one, "estimate") != null)
          .forEach(one -> said.add(new Said(label(one), descriptive(one, level(finding)))));
    }
    boolean one = said.size() == 1;
    return said.stream().map(each -> one ? each.what.text() : each.text()).toList();
  }

  private record Said(String about, Reported what) {
    String text() {
      return about == null || about.isBlank() ? what.text() : about + ": " + what.text();
    }
  }

  private static Reported test(Test test, Finding finding) {
    var begun = begun(test, finding);
    var withP =
        test.pAdjusted() == null
            ? begun.p(or(test.p()))
            : begun.pAdjusted(test.pAdjusted(), test.adjust() == null ? "adjusted" : test.adjust());
    return sized(withP, test.effectSize()).note(note(test));
  }

  private static Reported begun(Test test, Finding finding) {
    var symbol = test.symbol() == null ? "" : Apa.symbol(test.symbol());
    if (test.statistic() == null) { // an exact test may have a p only
      return new Reported(List.of(), "", "p");
    }
    double statistic = test.statistic();
    return switch (symbol) {
      case "F" -> Reported.f(statistic, or(test.df1()), or(test.df2()));
      case "χ²" ->
          test.df1() == null
              ? Reported.statistic("χ²", statistic, Double.NaN)
              : Reported.chi2(statistic, test.df1(), chiN(test, finding));
      case "U", "V", "T", "J" -> Reported.rankSum(symbol, statistic);
      case "r", "ρ", "τ", "τb" -> Reported.correlation(symbol, statistic, or(test.df1()));
      case "" -> Reported.statistic("statistic", statistic, or(test.df1()));
      default -> Reported.statistic(symbol, statistic, or(test.df1()));
    };
  }

  /** Likelihood-ratio and Wald tests are about a model, whose size stands elsewhere. */
  private static long chiN(Test test, Finding finding) {
    boolean counts = !finding.kind().matches("g?lmm|clmm?|logistic|ols|bradley-terry|survival");
    return counts && finding.n() != null ? finding.n() : 0;
  }

  private static String note(Test test) {
    var method = test.method() == null ? "" : test.method().toLowerCase(Locale.ROOT);
    var epsilon = test.more().get("epsilon") instanceof Number one ? one.doubleValue() : null;
    var by =
        method.contains("greenhouse") || method.contains("gg")
            ? "GG"
            : method.contains("huynh") || method.contains("hf") ? "HF" : null;
    if (epsilon != null && by != null) {
      return by + " ε = " + Apa.share(epsilon);
    }
    if (method.contains("satterthwaite")) {
      return "Satterthwaite";
    }
    return method.contains("kenward") ? "Kenward–Roger" : "";
  }

  private static Reported contrast(Contrast contrast, double level) {
    var begun =
        contrast.estimate() == null
            ? new Reported(List.of(), "", "p")
            : Reported.estimate("difference", contrast.estimate())
                .interval(or(contrast.low()), or(contrast.high()), level);
    if (contrast.statistic() != null) {
      begun =
          begun.test(contrast.df() == null ? "z" : "t", contrast.statistic(), or(contrast.df()));
    }
    begun =
        contrast.pAdjusted() == null
            ? begun.p(or(contrast.p()))
            : begun.pAdjusted(
                contrast.pAdjusted(), contrast.adjust() == null ? "adjusted" : contrast.adjust());
    return sized(begun, contrast.effectSize());
  }

  private static Reported term(Term term, Finding finding) {
    return Reported.coefficient(term.estimate(), or(term.se()))
        .interval(or(term.low()), or(term.high()), level(finding))
        .test(term.df() == null ? "z" : "t", or(term.statistic()), or(term.df()))
        .p(or(term.p()));
  }

  private static Reported descriptive(Descriptive one, double level) {
    var mean = number(one, "mean");
    var begun =
        mean == null
            ? Reported.estimate(one.measure(), number(one, "estimate"))
            : Reported.mean(mean, or(number(one, "sd")));
    return begun.interval(or(number(one, "low")), or(number(one, "high")), level);
  }

  private static Reported sized(Reported begun, EffectSize size) {
    if (size == null || size.estimate() == null) {
      return begun;
    }
    var said = begun.effect(size.name(), size.estimate());
    return size.level() == null
        ? said
        : said.interval(or(size.low()), or(size.high()), size.level());
  }

  private static String label(Contrast contrast) {
    return contrast.by().isEmpty()
        ? contrast.contrast()
        : contrast.contrast() + " (" + FindingGrids.where(contrast.by()) + ")";
  }

  private static String label(Descriptive one) {
    return String.join(", ", one.group().values());
  }

  private static Double number(Descriptive one, String member) {
    return one.values().get(member) instanceof Number number ? number.doubleValue() : null;
  }

  private static double level(Finding finding) {
    return finding.level() == null ? Analysis.LEVEL : finding.level();
  }

  private static double or(Double value) {
    return value == null ? Double.NaN : value;
  }
}
