package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Term;
import groundwork.statistics.mixed.NestedModels;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Likelihood-ratio tests of each term after all that do not contain it. */
final class LinkedTests {
  private LinkedTests() {}

  /**
   * @param logLik of the model with these columns of the matrix
   * @param others number of parameters beside the columns
   */
  static void ratios(
      FindingBuilder finding, ModelMatrix matrix, Function<int[], Double> logLik, int others) {
    int[] assign = matrix.assign();
    for (int t = 1; t <= matrix.terms().size(); t++) {
      Term term = matrix.terms().get(t - 1);
      int tested = t;
      int[] large = columns(assign, of -> of == tested || !contains(matrix, of, term));
      int[] small = columns(assign, of -> of != tested && !contains(matrix, of, term));
      if (large.length > small.length) {
        var test =
            NestedModels.of(
                logLik.apply(small),
                small.length + others,
                logLik.apply(large),
                large.length + others);
        LinkedTerms.tell(
            finding, term.label(), "likelihood ratio", test.statistic(), test.df(), test.p());
      }
    }
  }

  private static int[] columns(int[] assign, java.util.function.IntPredicate kept) {
    return IntStream.range(0, assign.length).filter(j -> kept.test(assign[j])).toArray();
  }

  private static boolean contains(ModelMatrix matrix, int of, Term term) {
    return of > 0
        && matrix.terms().get(of - 1).variables().containsAll(term.variables())
        && matrix.terms().get(of - 1).order() > term.order();
  }

  static double[][] take(double[][] x, int[] columns) {
    return Arrays.stream(columns).mapToObj(j -> x[j]).toArray(double[][]::new);
  }
}
