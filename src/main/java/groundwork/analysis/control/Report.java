package groundwork.analysis.control;

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
 * @param facts about the data: rows, participants, those excluded by rule
 * @param source what everything was made from, or null
 * @param findings in the plan's order
 * @param withoutExclusions the same analyses with nobody excluded; empty where nobody was
 */
public record Report(
    String title,
    Map<String, String> facts,
    Source source,
    List<Finding> findings,
    List<Finding> withoutExclusions) {

  public String markdown() {
    return on(new MarkdownPage());
  }

  public String latex() {
    return on(new LatexPage());
  }

  private String on(Page page) {
    page.title(title);
    if (!facts.isEmpty()) {
      page.facts(facts);
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
  private static Map<String, String> what(Finding finding) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("Analysis", finding.id() + " (" + finding.kind() + ", " + finding.role() + ")");
    put(facts, "Formula", finding.formula());
    put(facts, "Estimator", finding.estimator());
    if (finding.n() != null) {
      facts.put("n analysed", Integer.toString(finding.n()));
    }
    put(facts, "Groups", counts(finding.groups()));
    put(facts, "Left out", counts(finding.excluded()));
    if (finding.logLik() != null) {
      facts.put("Log-likelihood", Apa.statistic(finding.logLik()));
    }
    if (finding.aic() != null) {
      facts.put("AIC", Apa.statistic(finding.aic()));
    }
    if (finding.bic() != null) {
      facts.put("BIC", Apa.statistic(finding.bic()));
    }
    if (finding.r2() != null) {
      facts.put(
          "R²",
          "marginal %s, conditional %s"
              .formatted(
                  Apa.share(finding.r2().marginal()), Apa.share(finding.r2().conditional())));
    }
    if (Boolean.FALSE.equals(finding.converged())) {
      facts.put("Converged", "no");
    }
    if (Boolean.TRUE.equals(finding.singular())) {
      facts.put("Singular", "yes");
    }
    return facts;
  }

  static Map<String, String> provenance(Source source) {
    var facts = new LinkedHashMap<String, String>();
    put(facts, "Data (SHA-256)", source.inputs());
    put(facts, "Plan (SHA-256)", source.plan());
    put(facts, "Groundwork", source.engine());
    if (source.seed() != null) {
      facts.put("Seed", source.seed().toString());
    }
    return facts;
  }

  private static String counts(Map<String, Integer> counts) {
    var parts = new ArrayList<String>();
    counts.forEach((name, n) -> parts.add(name + " " + n));
    return String.join(", ", parts);
  }

  private static void put(Map<String, String> facts, String name, String value) {
    if (value != null && !value.isBlank()) {
      facts.put(name, value);
    }
  }
}
