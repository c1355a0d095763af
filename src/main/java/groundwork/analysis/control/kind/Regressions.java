package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.association.Coefficient;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What linear and logistic regressions have in common. */
final class Regressions {
  /** Fewer clusters than this make the usual cluster-robust errors too small. */
  static final int FEW = 40;

  private Regressions() {}

  static Formula formula(Analysis analysis, String mixed) {
    var formula =
        Formula.parse(
            analysis
                .formula()
                .orElseThrow(() -> new IllegalArgumentException("a formula is needed")));
    if (!formula.random().isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\" has random terms; remove them, or take the kind %s".formatted(formula, mixed));
    }
    return formula;
  }

  /** The cluster of each analysed row, where the plan names one. */
  static Optional<int[]> clusters(Analysis analysis, Table table, ModelMatrix matrix) {
    var names = analysis.texts("cluster");
    if (names.isEmpty()) {
      return Optional.empty();
    }
    if (names.size() > 1) {
      throw new IllegalArgumentException(
          "errors can be robust to one column's clusters only; here are "
              + String.join(" and ", names));
    }
    var factor = table.at(matrix.rows()).factor(names.getFirst()).used();
    if (Arrays.stream(factor.codes()).anyMatch(code -> code < 0)) {
      throw new IllegalArgumentException(names.getFirst() + " is missing in some rows");
    }
    return Optional.of(factor.codes());
  }

  static void terms(FindingBuilder finding, List<Coefficient> terms) {
    for (var term : terms) {
      finding.term(
          new Term(
              term.name(),
              term.estimate(),
              term.se(),
              term.statistic(),
              Double.isInfinite(term.df()) ? null : term.df(),
              term.p(),
              term.interval().low(),
              term.interval().high()));
    }
  }

  /** Errors of another kind, by coefficient: for those who ask whether it matters. */
  static Map<String, Double> errors(List<Coefficient> terms) {
    var errors = new LinkedHashMap<String, Double>();
    terms.forEach(term -> errors.put(term.name(), term.se()));
    return errors;
  }

  /** Columns of all terms but one; empty where the term is contained in another. */
  static Optional<int[]> without(ModelMatrix matrix, int term) {
    var own = parts(matrix, term);
    boolean contained =
        IntStream.rangeClosed(1, matrix.terms().size())
            .anyMatch(other -> other != term && parts(matrix, other).containsAll(own));
    int[] kept =
        IntStream.range(0, matrix.names().size()).filter(j -> matrix.assign()[j] != term).toArray();
    return contained || kept.length == matrix.names().size() || kept.length == 0
        ? Optional.empty()
        : Optional.of(kept);
  }

  private static List<String> parts(ModelMatrix matrix, int term) {
    return List.of(matrix.terms().get(term - 1).label().split(":"));
  }

  static double[][] columns(ModelMatrix matrix, int[] kept) {
    return IntStream.of(kept).mapToObj(j -> matrix.columns()[j]).toArray(double[][]::new);
  }

  static List<String> names(ModelMatrix matrix, int[] kept) {
    return IntStream.of(kept).mapToObj(j -> matrix.names().get(j)).toList();
  }

  /** Trials of the same people, and columns that were left out. */
  static void warnings(
      FindingBuilder finding,
      ModelMatrix matrix,
      Table table,
      Context context,
      Optional<int[]> clusters,
      String mixed) {
    if (!matrix.dropped().isEmpty()) {
      finding.warn(
          "rank-deficient",
          "left out, being combinations of other columns: " + String.join(", ", matrix.dropped()));
    }
    var people =
        context.participant().filter(table::has).map(name -> table.at(matrix.rows()).factor(name));
    if (clusters.isEmpty()
        && people.isPresent()
        && people.get().used().levels().size() < matrix.n()) {
      finding.warn(
          "pseudo-replication",
          "people have several rows, which are taken for independent: p is too small; take"
              + " \"cluster: %s\", \"unit: %s\" or the kind %s"
                  .formatted(context.participant().get(), context.participant().get(), mixed));
    }
    clusters.ifPresent(
        codes -> {
          int groups = Arrays.stream(codes).max().orElse(0) + 1;
          finding.group("clusters", groups);
          if (groups < FEW) {
            finding.warn(
                "few-clusters",
                ("%d clusters: the usual robust errors are too small below %d or so; the members"
                        + " under CR2 are corrected, with their degrees of freedom")
                    .formatted(groups, FEW));
          }
        });
  }
}
