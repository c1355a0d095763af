package groundwork.study.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://panel.example/back?rid={rid}",
        "https://panel.example/{person}/done",
        "https://panel.example?rid={rid}&c={code}",
        "https://app.prolific.com/submissions/complete?cc=ABC",
      })
  void hosts_that_are_written_out(String template) {
    assertThat(new ReturnAddress(template).isSafe()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://{rid}",
        "https://{rid}.example/",
        "https://panel.example{rid}/",
        "{rid}",
        "http://panel.example/?r={rid}",
        "javascript:alert({rid})",
        "https:///{rid}",
      })
  void whoever_writes_the_link_never_chooses_the_host(String template) {
    assertThat(new ReturnAddress(template).isSafe()).isFalse();
  }

  @Test
  void gaps_are_filled_as_part_of_an_address_and_all_or_not_at_all() {
    var address = new ReturnAddress("https://panel.example/back?rid={rid}&c={code}");
    assertThat(address.filled(Map.of("rid", "a b/&?#=é$1", "code", "X")))
        .contains("https://panel.example/back?rid=a%20b%2F%26%3F%23%3D%C3%A9%241&c=X");
    assertThat(address.filled(Map.of("rid", "a"))).isEmpty();
  }
}
