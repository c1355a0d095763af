package groundwork.trial.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "127.0.0.1, -, -",
        "::1, -, -",
        "127.0.0.1, 203.0.113.7, 203.0.113.7",
        "172.18.0.3, '6.6.6.6, 203.0.113.7', 203.0.113.7",
        "192.168.1.20, -, 192.168.1.20",
        "198.51.100.9, 203.0.113.7, 198.51.100.9",
        "not-an-address, 203.0.113.7, not-an-address",
      })
  void only_what_a_near_proxy_says_last_is_believed(
      String remote, String forwarded, String address) {
    assertThat(Caller.of(remote, forwarded)).isEqualTo(address);
  }
}
