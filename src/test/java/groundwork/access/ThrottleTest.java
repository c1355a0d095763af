package groundwork.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import groundwork.access.entity.Throttle;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
  static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "5,0", "6,1", "7,2", "8,4", "11,32", "12,60", "13,60", "2147483647,60"})
  void the_wait_for_one_name_doubles_up_to_a_minute(int failures, long seconds) {
    assertThat(Throttle.ONE_NAME.waitAfter(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void a_day_of_guessing_at_one_name_stays_below_fifteen_hundred() {
    int guesses = 0;
    for (var spent = Duration.ZERO; spent.toDays() < 1; guesses++) {
      spent = spent.plus(Throttle.ONE_NAME.waitAfter(guesses + 1)).plusMillis(50);
    }
    assertThat(guesses).isLessThan(1500);
  }

  @Test
  void a_quarter_of_an_hour_without_failure_is_forgiven() {
    assertThat(Throttle.ONE_NAME.countAfter(9, NOW.minusSeconds(899), NOW)).isEqualTo(10);
    assertThat(Throttle.ONE_NAME.countAfter(9, NOW.minusSeconds(901), NOW)).isEqualTo(1);
  }

  @Test
  void refuses_settings_that_throttle_nothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Throttle(5, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }
}
