package groundwork.analysis.entity;

import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.R2;
import groundwork.analysis.entity.Finding.Random;
import groundwork.analysis.entity.Finding.Source;
import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.Finding.Warning;
import groundwork.plan.entity.Analysis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects a {@link Finding}, in any order. */
public final class FindingBuilder {
  private String id;
  private String kind;
  private String role;
  private String title;
  private String formula;
  private String estimator;
  private Double level;
  private Integer n;
  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final Map<String, Integer> excluded = new LinkedHashMap<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Test> tests = new ArrayList<>();
  private final List<Random> random = new ArrayList<>();
  private final List<Contrast> contrasts = new ArrayList<>();
  private final List<Descriptive> descriptives = new ArrayList<>();
  private Double logLik;
  private Double aic;
  private Double bic;
  private Boolean converged;
  private Boolean singular;
  private R2 r2;
  private final List<Assumption> assumptions = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();
  private final List<Finding> beside = new ArrayList<>();
  private Map<String, Object> more = Map.of();
  private Source provenance;

  private FindingBuilder() {}

  /** With what the plan says of it: id, kind, role, title, formula, level. */
  public static FindingBuilder of(Analysis analysis) {
    var builder = new FindingBuilder();
    builder.id = analysis.id();
    builder.kind = analysis.kind();
    builder.role = analysis.role();
    builder.title = analysis.title().orElse(null);
    builder.formula = analysis.formula().orElse(null);
    builder.level = analysis.level();
    return builder;
  }

  /** Begins with everything that a finding has. */
  public static FindingBuilder of(Finding from) {
    var builder = new FindingBuilder();
    builder.id = from.id();
    builder.kind = from.kind();
    builder.role = from.role();
    builder.title = from.title();
    builder.formula = from.formula();
    builder.estimator = from.estimator();
    builder.level = from.level();
    builder.n = from.n();
    builder.groups.putAll(from.groups());
    builder.excluded.putAll(from.excluded());
    builder.terms.addAll(from.terms());
    builder.tests.addAll(from.tests());
    builder.random.addAll(from.random());
    builder.contrasts.addAll(from.contrasts());
    builder.descriptives.addAll(from.descriptives());
    builder.logLik = from.logLik();
    builder.aic = from.aic();
    builder.bic = from.bic();
    builder.converged = from.converged();
    builder.singular = from.singular();
    builder.r2 = from.r2();
    builder.assumptions.addAll(from.assumptions());
    builder.warnings.addAll(from.warnings());
    builder.sentences.addAll(from.sentences());
    builder.beside.addAll(from.beside());
    builder.more = from.more();
    builder.provenance = from.provenance();
    return builder;
  }

  public FindingBuilder title(String title) {
    this.title = title;
    return this;
  }

  public FindingBuilder formula(String formula) {
    this.formula = formula;
    return this;
  }

  public FindingBuilder estimator(String estimator) {
    this.estimator = estimator;
    return this;
  }

  public FindingBuilder level(double level) {
    this.level = level;
    return this;
  }

  public FindingBuilder n(int n) {
    this.n = n;
    return this;
  }

  public FindingBuilder group(String name, int count) {
    groups.put(name, count);
    return this;
  }

  /** Adds to what is known for this reason; nothing where the count is 0. */
  public FindingBuilder excluded(String reason, int count) {
    if (count > 0) {
      excluded.merge(reason, count, Integer::sum);
    }
    return this;
  }

  public FindingBuilder term(Term term) {
    terms.add(term);
    return this;
  }

  public FindingBuilder test(Test test) {
    tests.add(test);
    return this;
  }

  /** In place of all so far: after a correction. */
  public FindingBuilder tests(List<Test> all) {
    tests.clear();
    tests.addAll(all);
    return this;
  }

  public FindingBuilder random(Random one) {
    random.add(one);
    return this;
  }

  public FindingBuilder contrast(Contrast contrast) {
    contrasts.add(contrast);
    return this;
  }

  /** In place of all so far: after a correction. */
  public FindingBuilder contrasts(List<Contrast> all) {
    contrasts.clear();
    contrasts.addAll(all);
    return this;
  }

  public FindingBuilder descriptive(Descriptive descriptive) {
    descriptives.add(descriptive);
    return this;
  }

  public FindingBuilder fit(double logLik, double aic, double bic) {
    this.logLik = logLik;
    this.aic = aic;
    this.bic = bic;
    return this;
  }

  public FindingBuilder converged(boolean converged) {
    this.converged = converged;
    return this;
  }

  public FindingBuilder singular(boolean singular) {
    this.singular = singular;
    return this;
  }

  public FindingBuilder r2(double marginal, double conditional) {
    r2 = new R2(marginal, conditional);
    return this;
  }

  public FindingBuilder assumption(Assumption assumption) {
    assumptions.add(assumption);
    return this;
  }

  /** Once a code and message, however often it is said. */
  public FindingBuilder warn(String code, String message) {
    var warning = new Warning(code, message);
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
    return this;
  }

  public FindingBuilder sentence(String sentence) {
    sentences.add(sentence);
    return this;
  }

  public FindingBuilder beside(Finding other) {
    beside.add(other);
    return this;
  }

  /** In place of all so far. */
  public FindingBuilder beside(List<Finding> all) {
    beside.clear();
    beside.addAll(all);
    return this;
  }

  /** A member that only this kind has; nothing where the value is null or not finite. */
  public FindingBuilder and(String member, Object value) {
    more = Finding.plus(more, member, value);
    return this;
  }

  public FindingBuilder provenance(Source source) {
    provenance = source;
    return this;
  }

  public Finding done() {
    return new Finding(
        id,
        kind,
        role,
        title,
        formula,
        estimator,
        level,
        n,
        groups,
        excluded,
        terms,
        tests,
        random,
        contrasts,
        descriptives,
        logLik,
        aic,
        bic,
        converged,
        singular,
        r2,
        assumptions,
        warnings,
        sentences,
        beside,
        more,
        provenance);
  }
}
