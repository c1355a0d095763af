package groundwork.trial.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JoinThrottleTest {
  private final JoinThrottle throttle = new JoinThrottle();

  private void at(int second) {
    throttle.clock = Clock.fixed(Instant.EPOCH.plusSeconds(second), ZoneOffset.UTC);
  }

  private JoinThrottleTest() {
    throttle.burst = 3;
    throttle.perMinute = 30;
    at(0);
  }

  @Test
  void a_room_comes_at_once_then_one_after_the_other() {
    for (int i = 0; i < 3; i++) {
      throttle.pass("192.0.2.1");
    }
    assertThatThrownBy(() -> throttle.pass("192.0.2.1"))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused -> {
              assertThat(refused.fault).isEqualTo(Fault.TOO_MANY_REQUESTS);
              assertThat(refused.retryAfter()).contains(Duration.ofSeconds(2));
            });
    assertThatCode(() -> throttle.pass("192.0.2.2")).doesNotThrowAnyException();
    at(2);
    throttle.pass("192.0.2.1");
    assertThatThrownBy(() -> throttle.pass("192.0.2.1")).isInstanceOf(Rejected.class);
  }

  @Test
  void this_machine_itself_is_not_counted() {
    for (int i = 0; i < 100; i++) {
      throttle.pass(null);
    }
  }

  @Test
  void one_household_of_ipv6_is_one_network() {
    assertThat(JoinThrottle.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(JoinThrottle.network("2001:db8:1:2:ffff::1"));
    assertThat(JoinThrottle.network("192.0.2.1")).isEqualTo("192.0.2.1");
  }
}
