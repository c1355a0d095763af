package groundwork.statistics.choice;

/**
 * What came of comparing two players, once or several times.
 *
 * @param first index of the one that was shown (or named) first
 * @param second index of the other
 * @param firstWins how often the first was preferred
 * @param secondWins how often the second was
 * @param ties how often neither was
 */
public record Contest(int first, int second, int firstWins, int secondWins, int ties) {
  /**
   * @throws IllegalArgumentException if a player meets itself, an index or count is negative, or
   *     nothing was compared
   */
  public Contest {
    if (first < 0 || second < 0 || first == second) {
      throw new IllegalArgumentException("players %d and %d are no pair".formatted(first, second));
    }
    if (firstWins < 0 || secondWins < 0 || ties < 0 || firstWins + secondWins + ties == 0) {
      throw new IllegalArgumentException(
          "wins %d and %d and ties %d are no contest".formatted(firstWins, secondWins, ties));
    }
  }

  /** One comparison with a winner. */
  public static Contest won(int winner, int loser) {
    return new Contest(winner, loser, 1, 0, 0);
  }

  /** How many comparisons these are. */
  public int comparisons() {
    return firstWins + secondWins + ties;
  }

  /** The same, told from the other side. */
  Contest turned() {
    return new Contest(second, first, secondWins, firstWins, ties);
  }

  /** Both together; the other must be about the same two in the same order. */
  Contest and(Contest other) {
    return new Contest(
        first,
        second,
        firstWins + other.firstWins,
        secondWins + other.secondWins,
        ties + other.ties);
  }
}
