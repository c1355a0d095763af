package groundwork.json;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import groundwork.json.control.Escapes;
import groundwork.problem.entity.Rejected;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "\"\\ud83e\\udd8a\"",
        "\"\\\\u0000\"",
        "\"\\\\\\\\ud800\"",
        "\"\\u00e9\\n\\u0041\"",
        "\"\\u00",
        "\\"
      })
  void takes_text(String json) {
    assertThatNoException()
        .isThrownBy(() -> Escapes.require(json.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\u0000\"",
        "\"\\\\\\u0000\"",
        "\"\\ud83e\"",
        "\"\\ud83ex\\udd8a\"",
        "\"\\udd8a\"",
        "\"\\ud83e\\ud83e\"",
        "\"\\uD83E\\n\""
      })
  void refuses_what_no_column_takes(String json) {
    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> Escapes.require(json.getBytes(StandardCharsets.UTF_8)));
  }
}
