package groundwork.analysis.control;

import groundwork.analysis.control.Page.Fact;
import groundwork.analysis.entity.Analysed;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole result for people to read: each analysis with its sentences, tables, what speaks against
 * it, whom it left out, and what it was made from.
 *
 * @param title of the study or the data
 * @param about the data: rows, participants, those excluded by rule
 * @param source what everything was made from, or null
 * @param findings in the plan's order
 * @param withoutExclusions the same analyses with nobody excluded; empty where nobody was
 */
public record Report(
    String title,
    Map<String, String> about,
    Source source,
    List<Finding> findings,
    List<Finding> withoutExclusions) {

  /**
   * A whole run.
   *
   * @param title of the study or the data
   */
  public static Report of(String title, Analysed analysed) {
    var data = analysed.data();
    var about = new LinkedHashMap<String, String>();
    about.put("Rows", data.rowsAnalysed() + " of " + data.rows());
    if (data.participants() != null) {
      about.put("Participants", data.participantsAnalysed() + " of " + data.participants());
    }
    if (!data.excluded().isEmpty()) {
      about.put("Rows left out", counts(data.excluded()));
    }
    if (!data.excludedParticipants().isEmpty()) {
      about.put("Participants left out", counts(data.excludedParticipants()));
    }
    return new Report(
        title, about, analysed.provenance(), analysed.analyses(), analysed.withoutExclusions());
  }

  /** For a terminal. */
  public String text() {
    return on(new TextPage());
  }

  public String markdown() {
    return on(new MarkdownPage());
  }

  public String latex() {
    return on(new LatexPage());
  }

  private String on(Page page) {
    page.title(title);
    if (!about.isEmpty()) {
      page.facts(
          about.entrySet().stream().map(one -> Fact.said(one.getKey(), one.getValue())).toList());
    }
    for (var finding : findings) {
      page.section(heading(finding));
      one(page, finding);
      for (var other : finding.beside()) {
        page.subsection("Beside: " + heading(other));
        one(page, other);
      }
      unexcluded(finding).flatMap(all -> Comparison.of(finding, all)).ifPresent(page::table);
    }
    if (source != null) {
      page.section("What these numbers were made from");
      page.facts(provenance(source));
    }
    return page.done();
  }

  private Optional<Finding> unexcluded(Finding finding) {
    return withoutExclusions.stream().filter(one -> one.id().equals(finding.id())).findFirst();
  }

  private static String heading(Finding finding) {
    return finding.title() == null || finding.title().isBlank() ? finding.id() : finding.title();
  }

  private static void one(Page page, Finding finding) {
    page.facts(what(finding));
    if (!finding.sentences().isEmpty()) {
      page.sentences(finding.sentences());
    }
    FindingGrids.of(finding).forEach(page::table);
    if (!finding.warnings().isEmpty()) {
      page.bullets(finding.warnings().stream().map(one -> "Warning: " + one.message()).toList());
    }
  }

  /** How it was analysed, on what. */
  private static List<Fact> what(Finding finding) {
    var facts = new ArrayList<Fact>();
    facts.add(
        Fact.said(
            "Analysis", "%s (%s, %s)".formatted(finding.id(), finding.kind(), finding.role())));
    put(facts, "Formula", finding.formula(), true);
    put(facts, "Estimator", finding.estimator(), false);
    put(facts, "n analysed", finding.n() == null ? null : finding.n().toString(), false);
    put(facts, "Groups", counts(finding.groups()), false);
    put(facts, "Left out", counts(finding.excluded()), false);
    put(facts, "Log-likelihood", FindingGrids.statistic(finding.logLik()), false);
    put(facts, "AIC", FindingGrids.statistic(finding.aic()), false);
    put(facts, "BIC", FindingGrids.statistic(finding.bic()), false);
    if (finding.r2() != null) {
      var r2 = finding.r2();
      put(
          facts,
          "R²",
          "marginal %s, conditional %s"
              .formatted(Apa.share(r2.marginal()), Apa.share(r2.conditional())),
          false);
    }
    put(facts, "Converged", Boolean.FALSE.equals(finding.converged()) ? "no" : null, false);
    put(facts, "Singular fit", Boolean.TRUE.equals(finding.singular()) ? "yes" : null, false);
    return facts;
  }

  private static List<Fact> provenance(Source source) {
    var facts = new ArrayList<Fact>();
    put(facts, "Data (SHA-256)", source.inputs(), true);
    put(facts, "Plan (SHA-256)", source.plan(), true);
    put(facts, "Groundwork", source.engine(), false);
    put(facts, "Seed", source.seed() == null ? null : source.seed().toString(), false);
    return facts;
  }

  private static String counts(Map<String, Integer> counts) {
    var parts = new ArrayList<String>();
    counts.forEach((name, n) -> parts.add(name + ": " + n));
    return String.join(", ", parts);
  }

  private static void put(List<Fact> facts, String name, String value, boolean code) {
    if (value != null && !value.isBlank()) {
      facts.add(new Fact(name, value, code));
    }
  }
}
