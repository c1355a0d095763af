package groundwork.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.analysis.entity.Results.Measure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskingTest {
  private static final List<Measure> MEASURES =
      List.of(
          measure(
              Map.of("arm", "none", "phase", "pre", "estimate", 0.5),
              Map.of("arm", "shap", "phase", "pre", "estimate", 0.7)),
          measure(
              Map.of("arm", "shap", "armLabel", "SHAP", "factor_method", "shap", "estimate", 3)));

  @Test
  void no_name_of_an_arm_is_left() {
    var masked = new Masking(AnalystTest.VERSION).of(MEASURES).toString();
    assertThat(masked).doesNotContain("none").doesNotContainIgnoringCase("shap");
  }

  @Test
  void an_arm_has_the_same_letter_everywhere_and_each_time() {
    var masked = new Masking(AnalystTest.VERSION).of(MEASURES);
    var shap = masked.get(1).rows().getFirst().get("arm");
    assertThat(masked.getFirst().rows())
        .filteredOn(row -> row.get("estimate").equals(0.7))
        .extracting(row -> row.get("arm"))
        .containsExactly(shap);
    assertThat(new Masking(AnalystTest.VERSION).of(MEASURES)).isEqualTo(masked);
  }

  @Test
  void rows_stand_in_the_order_of_the_letters() {
    var arms =
        new Masking(AnalystTest.VERSION)
            .of(MEASURES).getFirst().rows().stream().map(row -> (String) row.get("arm")).toList();
    assertThat(arms).isSorted().hasSize(2);
  }

  @SafeVarargs
  private static Measure measure(Map<String, Object>... rows) {
    return new Measure(
        "m",
        "M",
        "u",
        "d",
        "mean",
        "percent",
        List.of("arm"),
        List.of(rows),
        "i",
        null,
        null,
        "bar",
        "higher");
  }
}
