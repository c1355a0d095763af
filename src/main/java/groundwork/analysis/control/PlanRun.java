package groundwork.analysis.control;

import groundwork.analysis.control.kind.Context;
import groundwork.analysis.control.kind.Kind;
import groundwork.analysis.control.kind.Kinds;
import groundwork.analysis.entity.Analysed;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.plan.entity.Plan;
import groundwork.provenance.control.Build;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a plan on a table: the same code for a file on the command line and for a study on the
 * server. Pure: the same plan and table give the same findings for ever.
 */
public final class PlanRun {
  /** Where neither the analysis nor the plan has a seed. */
  public static final long SEED = 1;

  private final Plan plan;
  private final TidyTable read;
  private final Prepared prepared;

  private PlanRun(Plan plan, TidyTable read) {
    this.plan = plan;
    this.read = read;
    this.prepared = Prepared.of(plan, read.table());
  }

  /**
   * What cannot be run becomes a finding with a warning that says why; the other analyses still
   * run.
   *
   * @throws IllegalArgumentException if an exclusion or derived column cannot be computed
   */
  public static Analysed of(Plan plan, TidyTable table) {
    return new PlanRun(plan, table).run();
  }

  private Analysed run() {
    var analyses = Families.corrected(plan.families(), all(prepared.kept(), true));
    var without =
        prepared.anyExcluded()
            ? Families.corrected(plan.families(), all(prepared.all(), false))
            : List.<Finding>of();
    var seed = plan.seed().isPresent() ? Long.valueOf(plan.seed().getAsLong()) : null;
    return new Analysed(Analysed.SCHEMA, source(seed), data(), analyses, without);
  }

  private Analysed.Data data() {
    return new Analysed.Data(
        prepared.all().rows(),
        prepared.participants(prepared.all()).orElse(null),
        prepared.kept().rows(),
        prepared.participants(prepared.kept()).orElse(null),
        prepared.excludedRows(),
        prepared.excludedParticipants());
  }

  private Finding.Source source(Long seed) {
    return new Finding.Source(read.hash(), plan.hash(), Build.version(), seed);
  }

  private List<Finding> all(Table table, boolean counted) {
    var findings = new ArrayList<Finding>();
    for (var analysis : plan.analyses()) {
      var builder = FindingBuilder.of(Sentences.complete(finding(analysis, table)));
      analysis.formula().ifPresent(builder::formula);
      if (counted) {
        excluded(analysis).forEach(builder::excluded);
      }
      findings.add(builder.provenance(source(seed(analysis))).done());
    }
    return findings;
  }

  private long seed(Analysis analysis) {
    return analysis.seed().orElse(plan.seed().orElse(SEED));
  }

  /** Of the rows that this analysis would have looked at, those that were left out. */
  private Map<String, Integer> excluded(Analysis analysis) {
    if (analysis.where().isEmpty()) {
      return prepared.excludedRows();
    }
    return prepared.excludedRows(
        Expression.parse(analysis.where().orElseThrow()).holds(prepared.all()));
  }

  private Finding finding(Analysis analysis, Table table) {
    var kind = Kinds.of(analysis.kind());
    if (kind.isEmpty()) {
      return failed(
          analysis,
          "not-available",
          "This version of Groundwork has no analysis of kind " + analysis.kind() + ".");
    }
    var broken = AnalysisCheck.of(analysis, prepared);
    var refusals = broken.stream().filter(Broken::refuses).toList();
    if (!refusals.isEmpty()) {
      var builder = FindingBuilder.of(analysis);
      refusals.forEach(one -> builder.warn(one.code(), one.sentence()));
      return builder.done();
    }
    var finding = run(analysis, table, kind.get());
    if (broken.isEmpty()) {
      return finding;
    }
    var builder = FindingBuilder.of(finding);
    broken.forEach(one -> builder.warn(one.code(), one.sentence()));
    return builder.done();
  }

  private Finding run(Analysis analysis, Table table, Kind kind) {
    try {
      var rows = Selection.of(analysis, table);
      var units = Units.of(analysis, rows);
      var context = new Context(prepared.participant(), prepared.item(), rows, seed(analysis));
      return kind.splitsBy(analysis)
          ? Splitting.of(kind, units, context)
          : kind.run(units.analysis(), units.table(), context);
    } catch (IllegalArgumentException | IllegalStateException | ArithmeticException impossible) {
      return failed(analysis, "not-run", "Not run: " + impossible.getMessage());
    }
  }

  private static Finding failed(Analysis analysis, String code, String message) {
    return FindingBuilder.of(analysis).warn(code, message).done();
  }
}
