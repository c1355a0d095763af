package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamsTest {
  @Test
  void the_same_seed_and_number_give_the_same_numbers() {
    assertThat(Streams.of(7, 3).nextLong()).isEqualTo(Streams.of(7, 3).nextLong());
    assertThat(Streams.of(7, 3).nextLong()).isNotEqualTo(Streams.of(7, 4).nextLong());
    assertThat(Streams.of(7, 3).nextLong()).isNotEqualTo(Streams.of(8, 3).nextLong());
  }

  /** What goes wrong with small seeds taken as they are: every draw begins with the same number. */
  @Test
  void the_first_number_is_uniform_over_draws() {
    for (long seed : new long[] {0, 1, 14}) {
      double[] first =
          IntStream.range(0, 10_000)
              .mapToDouble(draw -> Streams.of(seed, draw).nextDouble())
              .toArray();
      assertThat(IntStream.range(0, 10).mapToObj(tenth -> count(first, tenth / 10.0)).toList())
          .allSatisfy(n -> assertThat(n).isCloseTo(1000, within(120L)));
    }
  }

  private static long count(double[] values, double from) {
    return java.util.Arrays.stream(values).filter(v -> v >= from && v < from + 0.1).count();
  }
}
