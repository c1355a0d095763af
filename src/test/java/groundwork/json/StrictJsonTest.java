package groundwork.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.json.control.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class StrictJsonTest {
  record Answer(String choice, Double seconds, Integer count) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choice\":1}",
        "{\"choice\":true}",
        "{\"choice\":1.5}",
        "{\"seconds\":\"1\"}",
        "{\"seconds\":true}",
        "{\"count\":1.5}",
        "{\"count\":\"\"}",
        "{\"more\":1}",
        "{\"count\":1,\"count\":2}",
        "{\"count\":1} 2",
        "{\"count\":1"
      })
  void nothing_is_guessed(String json) {
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> Json.MAPPER.readValue(json, Answer.class));
  }

  @Test
  void a_refusal_says_what_and_where_and_nothing_of_the_parser() {
    assertThatThrownBy(() -> Json.MAPPER.readTree("{"))
        .isInstanceOfSatisfying(
            JacksonException.class,
            wrong ->
                assertThat(Json.refusal(wrong).getMessage())
                    .contains("expected close marker for Object", "line 1")
                    .doesNotContain("Source", "REDACTED", "StreamReadFeature"));
  }
}
