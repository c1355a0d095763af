package groundwork.stimulus.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetTest {
  @ParameterizedTest
  @CsvSource({
    "image/png, true",
    "image/jpeg, true",
    "audio/ogg, true",
    "video/webm, true",
    "text/vtt, true",
    "image/svg+xml, false",
    "text/html, false",
    "application/json, false",
    "application/octet-stream, false"
  })
  void what_is_looked_at_or_listened_to_is_open(String mediaType, boolean open) {
    assertThat(new Asset("0".repeat(64), 1L, mediaType).open()).isEqualTo(open);
  }
}
