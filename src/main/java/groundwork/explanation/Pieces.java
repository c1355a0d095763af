package groundwork.explanation;

import groundwork.model.Shape;
import java.util.Arrays;

/** Makes every part of an image hang together. */
final class Pieces {
  private final int[] old;
  private final Shape shape;
  private final int[] labels;
  private final int[] queue;

  private Pieces(int[] old, Shape shape) {
    this.old = old;
    this.shape = shape;
    this.labels = new int[old.length];
    this.queue = new int[old.length];
    Arrays.fill(labels, -1);
  }

  /**
   * @param smallest pieces of fewer places join the piece to the left of their first place, or
   *     above it; the first piece of all stays
   */
  static int[] connected(int[] labels, Shape shape, int smallest) {
    return new Pieces(labels, shape).run(smallest);
  }

  private int[] run(int smallest) {
    int next = 0;
    for (int place = 0; place < old.length; place++) {
      if (labels[place] >= 0) {
        continue;
      }
      int before = place % shape.width() > 0 ? place - 1 : place - shape.width();
      int size = flood(place, next);
      if (size < smallest && before >= 0) {
        for (int i = 0; i < size; i++) {
          labels[queue[i]] = labels[before];
        }
      } else {
        next++;
      }
    }
    return labels;
  }

  /** Labels the piece that a place is in; its places are then at the start of the queue. */
  private int flood(int start, int label) {
    int size = 0;
    queue[size++] = start;
    labels[start] = label;
    for (int at = 0; at < size; at++) {
      int place = queue[at];
      int column = place % shape.width();
      for (int side = 0; side < 4; side++) {
        int other =
            switch (side) {
              case 0 -> column > 0 ? place - 1 : -1;
              case 1 -> column < shape.width() - 1 ? place + 1 : -1;
              case 2 -> place - shape.width();
              default -> place + shape.width();
            };
        if (other >= 0 && other < old.length && labels[other] < 0 && old[other] == old[place]) {
          labels[other] = label;
          queue[size++] = other;
        }
      }
    }
    return size;
  }
}
