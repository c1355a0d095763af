package groundwork.assignment.control;

import groundwork.study.entity.Sequence;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * In which order things come to the participants of an arm, one after the other. Pure.
 *
 * <p>A square is gone through row by row in an order that is drawn anew for each round, and its
 * symbols stand for the things in an order that belongs to the version: nobody can foresee the next
 * row, and after each round all is balanced.
 */
final class Sequences {
  private Sequences() {}

  /**
   * @param place what is ordered, for example a block's id
   * @param index how many were put into the arm before
   * @param seed of the participant
   */
  static <T> List<T> ordered(
      Sequence kind, List<T> things, String place, StudyVersion version, int index, String seed) {
    return switch (kind) {
      case FIXED -> List.copyOf(things);
      case SHUFFLED -> Draw.shuffled(things, Draw.of(seed, "sequence", place));
      case LATIN_SQUARE -> row(latinSquare(things.size()), things, place, version, index);
      case WILLIAMS -> row(williams(things.size()), things, place, version, index);
    };
  }

  private static <T> List<T> row(
      List<List<Integer>> square, List<T> things, String place, StudyVersion version, int index) {
    if (square.isEmpty()) {
      return List.of();
    }
    var study = version.hash().hex();
    long seed = version.definition().seed();
    int round = index / square.size();
    var symbols = Draw.shuffled(things, Draw.of(study, seed, "symbols", place));
    var rows = Draw.shuffled(square, Draw.of(study, seed, "rows", place, round));
    return rows.get(index % square.size()).stream().map(symbols::get).toList();
  }

  /** As many rows as things: each thing stands at each place once. */
  static List<List<Integer>> latinSquare(int things) {
    return IntStream.range(0, things)
        .mapToObj(
            row -> IntStream.range(0, things).mapToObj(place -> (row + place) % things).toList())
        .toList();
  }

  /**
   * A Latin square in which each thing also follows each other one once (Williams 1949); for an odd
   * number of things that takes the mirror image as well, so twice the rows, and each follows each
   * other one twice.
   */
  static List<List<Integer>> williams(int things) {
    var rows = new ArrayList<List<Integer>>();
    for (int row = 0; row < things; row++) {
      var order = new ArrayList<Integer>();
      for (int place = 0; place < things; place++) {
        int zigzag = place % 2 == 0 ? things - place / 2 : place / 2 + 1;
        order.add((zigzag + row) % things);
      }
      rows.add(order);
    }
    if (things % 2 == 1) {
      rows.addAll(rows.stream().map(List::reversed).toList());
    }
    return rows;
  }
}
