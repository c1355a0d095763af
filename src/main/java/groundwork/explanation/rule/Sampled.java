package groundwork.explanation.rule;

import java.util.Arrays;

/** A candidate rule: some of the predicates of the input, and what was seen under them. */
final class Sampled {
  private final int[] predicates; // sorted
  private int drawn;
  private int same;

  Sampled(int[] predicates) {
    this.predicates = predicates;
  }

  int[] predicates() {
    return predicates;
  }

  Sampled and(int predicate) {
    int[] more = Arrays.copyOf(predicates, predicates.length + 1);
    more[predicates.length] = predicate;
    Arrays.sort(more);
    return new Sampled(more);
  }

  boolean has(int predicate) {
    return Arrays.binarySearch(predicates, predicate) >= 0;
  }

  void add(int rows, int agreeing) {
    drawn += rows;
    same += agreeing;
  }

  int drawn() {
    return drawn;
  }

  double precision() {
    return drawn == 0 ? 0 : same / (double) drawn;
  }

  double lower(double level) {
    return drawn == 0 ? 0 : Bernoulli.lower(precision(), level / drawn);
  }

  double upper(double level) {
    return drawn == 0 ? 1 : Bernoulli.upper(precision(), level / drawn);
  }
}
