package groundwork.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.Schemas;
import groundwork.study.control.Instruments;
import groundwork.study.entity.Instrument;
import groundwork.study.entity.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentsTest {
  static Stream<String> ids() {
    return Instruments.IDS.stream();
  }

  private static Instrument scale(String id) {
    return Instruments.byId(id).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void every_file_follows_the_published_schema_and_is_listed(String id) {
    var document =
        DocumentReader.read(
                id + ".json", Instruments.text(id), DocumentReader.DEFINITION_LIMIT, found -> {})
            .orElseThrow();
    assertThat(Schemas.check(document, "instrument")).isEmpty();
    assertThat(scale(id).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void what_is_shipped_has_words_for_everything_and_what_is_not_has_none(String id) {
    var scale = scale(id);
    for (var item : scale.items()) {
      assertThat(item.isWorded()).as(item.id()).isEqualTo(scale.isShipped());
    }
    scale.translations().values().forEach(words -> assertThat(scale.isShipped()).isTrue());
    for (var language : scale.translations().keySet()) {
      var there = scale.in(language);
      for (int i = 0; i < scale.items().size(); i++) {
        var before = scale.items().get(i);
        var after = there.items().get(i);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.reversed()).isEqualTo(before.reversed());
        assertThat(List.of("" + after.text(), "" + after.low()))
            .as(language + " " + after.id())
            .isNotEqualTo(List.of("" + before.text(), "" + before.low()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void scores_name_items_of_the_scale_and_have_a_range(String id) {
    var scale = scale(id);
    var items = scale.items().stream().map(Instrument.Item::id).toList();
    for (var score : scale.scores()) {
      assertThat(items).containsAll(score.members(scale));
      assertThat(score.range(scale)[0]).isLessThan(score.range(scale)[1]);
    }
    assertThat(scale.scores().stream().map(Score::id)).doesNotHaveDuplicates();
    assertThat(scale.scale().values()).hasSizeBetween(2, 101).isSorted();
  }

  @Test
  void items_are_columns_so_no_two_scales_share_one() {
    var seen = new HashSet<String>();
    Instruments.all()
        .forEach(scale -> scale.items().forEach(item -> assertThat(seen.add(item.id())).isTrue()));
  }

  @Test
  void the_usual_numbers_come_out() {
    assertThat(value("sus", "score", 3)).isEqualTo(50);
    assertThat(scale("sus").scores().getFirst().range(scale("sus"))).containsExactly(0, 100);
    assertThat(value("system-causability", "score", 5)).isEqualTo(1);
    assertThat(value("system-causability", "score", 1)).isEqualTo(0.2);
    assertThat(value("nasa-tlx", "score", 55)).isEqualTo(55);
    assertThat(value("ueq-s", "hedonic", 7)).isEqualTo(3);
    assertThat(value("umux-lite", "score", 7)).isEqualTo(100);
    assertThat(value("umux-lite", "sus", 7)).isCloseTo(87.9, within(1e-12));
    assertThat(value("explanation-goodness", "score", 1)).isEqualTo(7);
  }

  /** Brooke's example: 5 2 4 1 2 3 2 4 3 4 scores as odd - 1 and 5 - even, times 2.5. */
  @Test
  void reversed_items_are_turned_round() {
    int[] given = {5, 2, 4, 1, 2, 3, 2, 4, 3, 4};
    var scale = scale("sus");
    double expected = 0;
    for (int i = 0; i < 10; i++) {
      expected += i % 2 == 0 ? given[i] - 1 : 5 - given[i];
    }
    var turned = new HashMap<String, Double>();
    for (int i = 0; i < 10; i++) {
      var item = scale.items().get(i);
      turned.put(item.id(), item.reversed() ? scale.scale().turned(given[i]) : given[i]);
    }
    assertThat(scale.scores().getFirst().value(scale, turned).getAsDouble())
        .isCloseTo(expected * 2.5, within(1e-12));
  }

  @Test
  void distrust_is_high_where_its_items_are() {
    var scale = scale("trust-automation-jian");
    var turned = new HashMap<String, Double>();
    scale
        .items()
        .forEach(item -> turned.put(item.id(), item.reversed() ? scale.scale().turned(7) : 1.0));
    var scores = new HashMap<String, Double>();
    scale.scores().forEach(one -> scores.put(one.id(), one.value(scale, turned).getAsDouble()));
    assertThat(scores).containsEntry("distrust", 7.0).containsEntry("trust", 1.0);
    assertThat(scores).containsEntry("score", 1.0);
  }

  @Test
  void a_person_who_left_out_too_much_has_no_score_and_else_their_own_mean_stands_in() {
    var scale = scale("explanation-satisfaction");
    var score = scale.scores().getFirst();
    var six = new HashMap<String, Double>();
    scale.items().subList(0, 6).forEach(item -> six.put(item.id(), 4.0));
    assertThat(score.value(scale, six)).isEmpty(); // 6 of 8 is less than 80 %
    six.put("ess_7", 2.0);
    assertThat(score.value(scale, six).getAsDouble()).isCloseTo(26 / 7.0, within(1e-12));
    assertThat(score.value(scale, Map.of())).isEmpty();
  }

  @Test
  void a_formula_is_arithmetic_and_nothing_else() {
    var scale = scale("umux-lite");
    for (var formula : List.of("mean; 1", "system('x')", "mean +", "(mean", "2 ** 3", "")) {
      var score = new Score("s", "S", null, formula, null, null);
      assertThatIllegalArgumentException()
          .as(formula)
          .isThrownBy(() -> score.value(scale, Map.of("umux_1", 1.0, "umux_2", 2.0)));
    }
    var byItem = new Score("s", "S", null, "umux_1 * 2 - (umux_2 + 1) / 4", null, null);
    assertThat(byItem.value(scale, Map.of("umux_1", 3.0, "umux_2", 7.0)).getAsDouble())
        .isEqualTo(4);
  }

  /** What R and Python score with says the same as what the platform scores with. */
  @Test
  void the_scoring_keys_for_other_programs_are_those_of_the_library() throws IOException {
    var keys = new ArrayList<>(List.of("instrument,item,minimum,maximum,reversed"));
    var scores = new ArrayList<>(List.of("instrument,score,items,formula,needed"));
    for (var scale : Instruments.all()) {
      for (var item : scale.items()) {
        keys.add(
            "%s,%s,%d,%d,%s"
                .formatted(
                    scale.id(),
                    item.id(),
                    scale.scale().min(),
                    scale.scale().max(),
                    item.reversed() ? "TRUE" : "FALSE"));
      }
      for (var score : scale.scores()) {
        scores.add(
            "%s,%s,%s,%s,%s"
                .formatted(
                    scale.id(),
                    score.id(),
                    String.join(" ", score.members(scale)),
                    score.formula(),
                    score.needed() == 1 ? "1" : score.needed().toString()));
      }
    }
    assertThat(Files.readAllLines(Path.of("analysis/scoring.csv")))
        .containsExactlyInAnyOrderElementsOf(keys);
    assertThat(Files.readAllLines(Path.of("analysis/scores.csv")))
        .containsExactlyInAnyOrderElementsOf(scores);
  }

  private static double value(String id, String score, double answer) {
    var scale = scale(id);
    var all = new HashMap<String, Double>();
    scale.items().forEach(item -> all.put(item.id(), answer));
    return scale.scores().stream()
        .filter(one -> one.id().equals(score))
        .findFirst()
        .orElseThrow()
        .value(scale, all)
        .getAsDouble();
  }
}
