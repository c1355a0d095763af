package groundwork.metric.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.json.control.Json;
import groundwork.metric.Reference;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.scoring.ScoreTable.Cell;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineTest {
  /** Twenty tumours by two methods, one of which cannot explain anew; items can be made bad. */
  private record Tumours(Set<Integer> bad) implements Material {
    private static final List<Case> CASES =
        Reference.quantus("AttributionLocalisation")
            .filter(given -> given.dataset().equals("breast_cancer"))
            .filter(given -> given.model().equals("mlp"))
            .filter(given -> given.attribution().equals("gradient"))
            .findFirst()
            .orElseThrow()
            .cases();

    Tumours() {
      this(Set.of());
    }

    @Override
    public String title() {
      return "Tumours";
    }

    @Override
    public List<String> models() {
      return List.of("mlp");
    }

    @Override
    public List<String> methods() {
      return List.of("gradient", "imported");
    }

    @Override
    public List<String> items() {
      return IntStream.range(0, 20).mapToObj(i -> "t" + i).toList();
    }

    @Override
    public List<String> groups() {
      return IntStream.range(0, 20).mapToObj(i -> i < 8 ? "young" : "old").toList();
    }

    @Override
    public boolean explains(String model, String method) {
      return true;
    }

    @Override
    public Set<Need> gives(String model, String method) {
      var gives = EnumSet.allOf(Need.class);
      if (method.equals("imported")) {
        gives.remove(Need.METHOD);
      }
      return gives;
    }

    @Override
    public Case of(String model, String method, int item, long seed) {
      if (bad.contains(item)) {
        throw new IllegalArgumentException("item t" + item + " is broken");
      }
      var one = CASES.get(item);
      return switch (method) {
        case "gradient" -> one;
        case "imported" ->
            one.with(java.util.Arrays.stream(one.attribution()).map(v -> -v).toArray(), null);
        default -> Controls.explained(one, model, method);
      };
    }

    @Override
    public Map<String, String> inputs() {
      return Map.of();
    }
  }

  private static Request request(int threads, String... metrics) {
    var choices =
        java.util.Arrays.stream(metrics).map(id -> new Measure.Choice(id, Map.of())).toList();
    return new Request(
        List.of("mlp"), List.of("gradient", "imported"), Measure.of(choices), 1, threads);
  }

  private static ScoreTable scored(Material material, int threads, int block, String... metrics) {
    return Engine.score(
        material, request(threads, metrics), block, Sink.NONE, any -> {}, () -> true);
  }

  private static Cell cell(ScoreTable table, String method, String metric) {
    return table.cells().stream()
        .filter(one -> one.method().equals(method) && one.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void threads_and_blocks_do_not_change_a_bit() {
    var metrics = new String[] {"faithfulness-correlation", "sparseness", "infidelity"};
    var alone = Json.write(scored(new Tumours(), 1, 20, metrics));
    assertThat(Json.write(scored(new Tumours(), 1, 1, metrics))).isEqualTo(alone);
    assertThat(Json.write(scored(new Tumours(), 4, 1, metrics))).isEqualTo(alone);
    assertThat(Json.write(scored(new Tumours(), 3, 7, metrics))).isEqualTo(alone);
  }

  @Test
  void the_controls_always_stand_beside() {
    var table = scored(new Tumours(), 2, 4, "sparseness");
    assertThat(table.cells())
        .extracting(one -> one.method() + " " + one.control())
        .containsExactly("gradient false", "imported false", "random true", "random-ranking true");
    assertThat(table.controls())
        .extracting(one -> one.method() + " " + one.control())
        .containsExactly(
            "gradient random",
            "gradient random-ranking",
            "imported random",
            "imported random-ranking");
  }

  @Test
  void a_cell_has_mean_interval_and_rank_of_its_scores() {
    var table = scored(new Tumours(), 2, 4, "sparseness");
    double[] values =
        table.scores().stream()
            .filter(one -> one.method().equals("gradient"))
            .mapToDouble(ScoreTable.ItemScore::value)
            .toArray();
    assertThat(values).hasSize(20);
    var mean = groundwork.statistics.Mean.student(values, 0.95);
    var cell = cell(table, "gradient", "sparseness");
    assertThat(cell.mean()).isEqualTo(mean.estimate());
    assertThat(cell.low()).isEqualTo(mean.interval().low());
    assertThat(cell.n()).isEqualTo(20);
    assertThat(cell.rank()).isEqualTo(1.5); // of the method and its opposite
    var comparison = table.comparisons().getFirst();
    assertThat(comparison.n()).isEqualTo(20);
    assertThat(comparison.nemenyi().meanRanks().values().stream().mapToDouble(r -> r).sum())
        .isEqualTo(10, org.assertj.core.data.Offset.offset(1e-12)); // 1 + 2 + 3 + 4
    // qtukey(0.95, 4, Inf) / sqrt(2) * sqrt(4 * 5 / (6 * 20))
    assertThat(comparison.nemenyi().criticalDifference())
        .isCloseTo(1.048803, org.assertj.core.data.Offset.offset(1e-6));
  }

  @Test
  void a_model_stands_with_its_accuracy() {
    var accuracy = scored(new Tumours(), 1, 5, "sparseness").models().getFirst();
    assertThat(accuracy.n()).isEqualTo(20);
    assertThat(accuracy.low()).isLessThan(accuracy.accuracy());
    assertThat(accuracy.high()).isGreaterThan(accuracy.accuracy()).isLessThanOrEqualTo(1);
  }

  @Test
  void bad_items_are_listed_and_the_others_scored() {
    var table = scored(new Tumours(Set.of(3, 11)), 2, 4, "sparseness");
    var cell = cell(table, "gradient", "sparseness");
    assertThat(cell.n()).isEqualTo(18);
    assertThat(cell.undefined()).isEqualTo(2);
    assertThat(cell.reasons()).containsKey("could not be scored: item t3 is broken");
    assertThat(table.warnings())
        .as("once, whatever explains")
        .filteredOn(one -> one.what().contains("is broken"))
        .extracting(Warning::items)
        .containsExactly(List.of("t3"), List.of("t11"));
    var whole = scored(new Tumours(), 2, 4, "sparseness");
    assertThat(value(table, "t5")).isEqualTo(value(whole, "t5"));
  }

  private static Double value(ScoreTable table, String item) {
    return table.scores().stream()
        .filter(one -> one.item().equals(item) && one.method().equals("gradient"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void what_a_metric_needs_and_nothing_gives_is_said_once() {
    var told = new ArrayList<String>();
    var table =
        Engine.score(
            new Tumours(),
            request(2, "max-sensitivity"),
            (model, method, metric, item, score) -> told.add(method),
            any -> {},
            () -> true);
    var cell = cell(table, "imported", "max-sensitivity");
    assertThat(cell.reasons())
        .containsExactly(
            Map.entry(
                "not applicable: it needs a method that explains changed inputs; these"
                    + " explanations were imported",
                20));
    assertThat(told).doesNotContain("imported").contains("gradient");
    assertThat(cell(table, "gradient", "max-sensitivity").reasons()).doesNotContainKey("needs");
  }

  @Test
  void groups_are_compared_for_every_metric() {
    var gaps = scored(new Tumours(), 1, 5, "sparseness", "faithfulness-correlation").gaps();
    assertThat(gaps).hasSize(8);
    var gap = gaps.getFirst();
    assertThat(gap.first()).isEqualTo("old");
    assertThat(gap.firstN()).isEqualTo(12);
    assertThat(gap.secondN()).isEqualTo(8);
    assertThat(gap.gap()).isEqualTo(gap.firstMean() - gap.secondMean());
    assertThat(gap.low()).isLessThan(gap.gap());
    assertThat(gap.high()).isGreaterThan(gap.gap());
  }

  @Test
  void it_can_be_stopped() {
    var asked = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Engine.score(
                    new Tumours(),
                    request(2, "faithfulness-correlation"),
                    Sink.NONE,
                    any -> {},
                    () -> asked.incrementAndGet() < 20))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void progress_ends_at_the_total_with_nothing_left() {
    var seen = new ArrayList<Progress>();
    Engine.score(
        new Tumours(),
        request(2, "sparseness", "max-sensitivity"),
        Sink.NONE,
        seen::add,
        () -> true);
    assertThat(seen).isSortedAccordingTo(java.util.Comparator.comparingLong(Progress::done));
    assertThat(seen.getLast().done()).isEqualTo(seen.getLast().total()).isEqualTo(160);
    assertThat(seen.getLast().remaining()).isZero();
  }

  @Test
  void a_saturated_model_and_a_baseline_like_the_input_are_warned_of() {
    var warnings = scored(new Tumours(), 1, 5, "faithfulness-correlation").warnings();
    assertThat(warnings)
        .extracting(Warning::what)
        .anyMatch(what -> what.contains("the model is saturated"));
  }
}
