package groundwork.metric.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.Schemas;
import groundwork.json.control.Json;
import groundwork.metric.measure.Kind;
import groundwork.problem.entity.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other documents say about metrics is what the catalogue has. */
class CatalogueTest {
  private static final String HYPHENATED = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  static List<Kind> kinds() {
    return List.copyOf(Metrics.kinds());
  }

  @Test
  void a_study_may_use_every_metric() throws IOException {
    try (var schema = CatalogueTest.class.getResourceAsStream("/schema/study.json")) {
      var json = Json.tree(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
      var ids = json.at("/$defs/metric/properties/id/enum").valueStream();
      assertThat(ids.map(id -> id.asString())).containsExactlyElementsOf(Metrics.ids());
    }
  }

  @Test
  void a_study_may_give_parameters_of_any_type_by_names_with_hyphens() {
    assertThat(pointers("{id: road, percentages: [10, 30], order: lerf, noise: 0.1}")).isEmpty();
    assertThat(pointers("{id: efficient-mprt, rule: rice, min-n-bins: 5, abs: true}")).isEmpty();
    assertThat(pointers("{id: pgi, k: -1, baseline: 0}")).isEmpty();
    assertThat(pointers("{id: efficient-mprt, min_n_bins: 5}")).hasSize(1);
    assertThat(pointers("{id: sparsness}")).containsExactly("/functional/metrics/0/id");
  }

  private static List<String> pointers(String metric) {
    var study =
        """
        schema: study/2
        slug: proxies
        title: Proxies
        rung: functionally-grounded
        question: How faithful?
        stimuli: {set: tiny, model: m}
        seed: 1
        functional:
          methods: [lime]
          metrics: [METRIC]
          items: all
          seed: 1
        """
            .replace("METRIC", metric);
    var document = DocumentReader.read("study.yaml", study, 1 << 20, wrong -> {}).orElseThrow();
    return Schemas.check(document, "study").stream().map(Finding::pointer).toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void settings_are_spelt_with_hyphens(Kind kind) {
    for (var setting : kind.settings()) {
      assertThat(setting.name()).matches(HYPHENATED);
      assertThat(setting.rule()).doesNotContainPattern("[a-z]_[a-z]");
      assertThat(String.valueOf(setting.standard()))
          .doesNotContain("_")
          .doesNotMatch(".*[a-z][A-Z].*");
    }
  }
}
