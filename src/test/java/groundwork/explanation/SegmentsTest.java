package groundwork.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.model.Shape;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  @Test
  void a_grid_is_squares() {
    assertThat(Segments.grid(new Shape(3, 4, 6), 6))
        .containsExactly(0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 3, 3, 4, 4, 5, 5);
    assertThat(Segments.grid(new Shape(1, 2, 2), 1000)).containsExactly(0, 1, 2, 3);
  }

  /** A slanted edge between black and white: no part has places of both. */
  @Test
  void superpixels_follow_edges_and_hang_together() {
    var shape = new Shape(1, 20, 24);
    double[] image = new double[480];
    for (int i = 0; i < 480; i++) {
      image[i] = i % 24 > 5 + i / 24 / 2 ? 1 : 0;
    }
    int[] labels = Segments.slic(image, shape, 20, 10);
    int count = Arrays.stream(labels).max().orElseThrow() + 1;
    assertThat(count).isBetween(10, 40);
    for (int label = 0; label < count; label++) {
      int wanted = label;
      int[] places =
          java.util.stream.IntStream.range(0, 480).filter(i -> labels[i] == wanted).toArray();
      assertThat(places).isNotEmpty();
      assertThat(Arrays.stream(places).mapToDouble(i -> image[i]).distinct().count()).isEqualTo(1);
      assertThat(reached(labels, places[0], 24)).isEqualTo(places.length);
    }
    assertThat(Segments.slic(image, shape, 20, 10)).isEqualTo(labels);
  }

  @Test
  void superpixels_of_an_image_without_edges_are_about_squares() {
    int[] labels = Segments.slic(new double[400], new Shape(1, 20, 20), 16, 10);
    assertThat(Arrays.stream(labels).distinct().count()).isEqualTo(16);
  }

  private static int reached(int[] labels, int start, int width) {
    boolean[] seen = new boolean[labels.length];
    var queue = new ArrayDeque<Integer>();
    queue.add(start);
    seen[start] = true;
    int count = 0;
    while (!queue.isEmpty()) {
      int place = queue.remove();
      count++;
      int column = place % width;
      for (int other :
          new int[] {
            column > 0 ? place - 1 : -1,
            column < width - 1 ? place + 1 : -1,
            place - width,
            place + width
          }) {
        if (other >= 0 && other < labels.length && !seen[other] && labels[other] == labels[place]) {
          seen[other] = true;
          queue.add(other);
        }
      }
    }
    return count;
  }
}
