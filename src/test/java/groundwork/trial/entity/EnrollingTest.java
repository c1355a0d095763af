package groundwork.trial.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.json.control.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

class EnrollingTest {
  private static final String CLIENT =
      "{\"viewport\":[390,844],\"device\":\"phone\",\"locale\":\"en\"%s}";

  @Test
  void the_device_is_what_the_consent_text_names() {
    assertThat(client("").device()).isEqualTo("phone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {",\"timezone\":\"Europe/Berlin\"", ",\"pixelRatio\":2", ",\"pointer\":\"fine\""})
  void whatever_else_a_browser_could_tell_is_refused(String more) {
    assertThatThrownBy(() -> client(more)).isInstanceOf(DatabindException.class);
  }

  private static Enrolling.Client client(String more) {
    return Json.read(CLIENT.formatted(more), Enrolling.Client.class);
  }
}
