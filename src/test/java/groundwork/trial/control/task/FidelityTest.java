package groundwork.trial.control.task;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.stimulus.entity.Attribution;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FidelityTest {
  private static final Attribution MADE =
      new Attribution(
          "i",
          "m",
          "lime",
          "yes",
          DoubleStream.iterate(1, v -> v + 1).limit(10).boxed().toList(),
          null,
          null);

  private static long staying(double share) {
    var values = Fidelity.applied(MADE, share, 1).values();
    return IntStream.range(0, 10).filter(i -> values.get(i).equals(MADE.values().get(i))).count();
  }

  @Test
  void so_many_weights_stay_and_none_is_lost() {
    assertThat(Fidelity.applied(MADE, 1.0, 1)).isSameAs(MADE);
    assertThat(Fidelity.applied(MADE, null, 1)).isSameAs(MADE);
    assertThat(List.of(staying(0.8), staying(0.5), staying(0))).containsExactly(8L, 5L, 0L);
    assertThat(staying(0.9)).as("one alone cannot be exchanged").isEqualTo(8);
    assertThat(Fidelity.applied(MADE, 0.0, 1).values())
        .containsExactlyInAnyOrderElementsOf(MADE.values());
  }

  @Test
  void everybody_gets_the_same_and_another_study_another() {
    assertThat(Fidelity.applied(MADE, 0.5, 1)).isEqualTo(Fidelity.applied(MADE, 0.5, 1));
    assertThat(Fidelity.applied(MADE, 0.0, 1)).isNotEqualTo(Fidelity.applied(MADE, 0.0, 2));
  }
}
