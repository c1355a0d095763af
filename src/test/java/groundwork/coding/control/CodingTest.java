package groundwork.coding.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import groundwork.coding.entity.Coded;
import groundwork.coding.entity.Scheme;
import groundwork.coding.entity.Scheme.Code;
import groundwork.coding.entity.Text;
import groundwork.problem.entity.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CodingTest {
  private static final Scheme SCHEME =
      new Scheme(
          true,
          List.of(
              new Code("shape", "Shape", null, null),
              new Code("round", "Round", "Circles and balls", "shape"),
              new Code("colour", "Colour", null, null)));

  private static Coded coded(int person, String item, String text, Map<String, List<String>> by) {
    return new Coded(
        new Text(new UUID(0, person), 0, "text", text, item), new LinkedHashMap<>(by), null);
  }

  /** The two by two table of Cohen's example: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no. */
  private static List<Coded> fifty() {
    var all = new ArrayList<Coded>();
    int[][] cells = {{20, 1, 1}, {5, 1, 0}, {10, 0, 1}, {15, 0, 0}};
    for (var cell : cells) {
      for (int i = 0; i < cell[0]; i++) {
        all.add(
            coded(
                all.size(),
                "i",
                "x",
                Map.of(
                    "ann", cell[1] == 1 ? List.of("colour") : List.of(),
                    "bob", cell[2] == 1 ? List.of("colour") : List.of())));
      }
    }
    return all;
  }

  @Test
  void two_coders_agree_as_by_hand() {
    var agreements = new Agreements(SCHEME, fifty(), 1);
    assertThat(agreements.coders()).containsExactly("ann", "bob");
    assertThat(agreements.both()).isEqualTo(50);
    var colour = agreements.byCode().getLast();
    assertThat(colour.observed()).isEqualTo(0.7);
    assertThat(colour.used()).isEqualTo(0.55);
    assertThat(colour.cohen().estimate()).isEqualTo(0.4, within(1e-12));
    assertThat(colour.cohen().low()).isLessThan(0.4);
    assertThat(colour.fleiss()).isNull();
    // alpha = 1 - (n - 1) * o01 / (n0 * n1), here n = 100, o01 = 15, n0 = 45, n1 = 55
    assertThat(colour.alpha().estimate()).isEqualTo(1 - 99 * 15.0 / (45 * 55), within(1e-12));
    assertThat(colour.alpha().low()).isLessThan(colour.alpha().estimate());
    assertThat(agreements.overAll().cohen().estimate()).isEqualTo(0.4, within(1e-12));
    var shape = agreements.byCode().getFirst();
    assertThat(shape.alpha()).isNull();
    assertThat(shape.note()).isNotBlank();
    assertThat(agreements.byCode()).isEqualTo(new Agreements(SCHEME, fifty(), 1).byCode());
  }

  @Test
  void a_third_coder_brings_fleiss_and_texts_of_one_coder_tell_nothing() {
    var texts = new ArrayList<>(fifty());
    for (int i = 0; i < 10; i++) {
      var by = new LinkedHashMap<>(texts.get(i).by());
      by.put("cleo", List.of("colour"));
      texts.set(i, coded(i, "i", "x", by));
    }
    texts.set(
        10, coded(10, "i", "x", Map.of("ann", List.of(), "bob", List.of(), "cleo", List.of())));
    texts.add(coded(99, "i", "x", Map.of("cleo", List.of("shape"))));
    var agreements = new Agreements(SCHEME, texts, 1);
    assertThat(agreements.both()).isEqualTo(50);
    var colour = agreements.byCode().getLast();
    assertThat(colour.cohen()).isNull();
    assertThat(colour.fleiss().n()).isEqualTo(11);
    assertThat(colour.fleiss().estimate()).isEqualTo(1);
    assertThat(colour.alpha().n()).isEqualTo(50);
  }

  @Test
  void nobody_who_coded_alone_and_no_text_at_all_break_anything() {
    var none = new Agreements(SCHEME, List.of(), 1);
    assertThat(none.byCode()).isEmpty();
    assertThat(none.overAll()).isNull();
    var one = List.of(coded(1, "i", "x", Map.of("ann", List.of("colour"))));
    assertThat(new Agreements(SCHEME, one, 1).both()).isZero();
  }

  @Test
  void what_is_settled_holds_and_a_parent_holds_with_its_code() {
    var both = Map.of("ann", List.of("round"), "bob", List.of("shape"));
    var text = coded(1, "i", "x", both);
    assertThat(text.disputed()).isTrue();
    assertThat(text.holds(SCHEME, "shape")).isTrue();
    assertThat(text.holds(SCHEME, "round")).isNull();
    assertThat(text.holds(SCHEME, "colour")).isFalse();
    var settled = new Coded(text.text(), both, List.of("colour"));
    assertThat(settled.held(SCHEME)).isEqualTo(Set.of("colour"));
    assertThat(new Coded(text.text(), Map.of(), null).holds(SCHEME, "shape")).isNull();
  }

  @Test
  void names_are_alike_whatever_their_case_and_signs() {
    assertThat(Naming.normalised("  The  WHEEL! ")).isEqualTo("the wheel");
    assertThat(Naming.normalised("Räder – عجلة")).isEqualTo("räder عجلة");
    var round = List.of("round");
    var texts =
        List.of(
            coded(1, "a", "Wheel", Map.of("ann", round)),
            coded(2, "a", "wheel.", Map.of("ann", round)),
            coded(3, "a", "circle", Map.of("ann", round)),
            coded(1, "b", "wheel", Map.of()),
            coded(4, null, "wheel", Map.of()));
    var alike = Naming.of(SCHEME, texts);
    assertThat(alike.pairs()).isEqualTo(3);
    assertThat(alike.sameName()).isEqualTo(1 / 3.0);
    assertThat(alike.codedPairs()).isEqualTo(3);
    assertThat(alike.sameCode()).isOne();
    assertThat(Naming.of(null, texts).sameCode()).isNull();
  }

  @Test
  void codes_in_use_stay_and_stand_one_level_deep() {
    SchemeRules.check(SCHEME, Set.of("round"), 0);
    var deep =
        new Scheme(
            false,
            List.of(
                new Code("a", "A", null, null),
                new Code("b", "B", null, "a"),
                new Code("c", " ", null, "b"),
                new Code("c", "C", null, "zzz"),
                new Code("Ä", "C", null, null)));
    assertThatThrownBy(() -> SchemeRules.check(deep, Set.of("gone"), 0))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused ->
                assertThat(refused.findings)
                    .extracting(one -> one.pointer())
                    .contains(
                        "/codes/2/parent",
                        "/codes/2/label",
                        "/codes/3/id",
                        "/codes/3/parent",
                        "/codes/4/id",
                        "/codes"));
    assertThatThrownBy(() -> SchemeRules.check(SCHEME, Set.of(), 2)).isInstanceOf(Rejected.class);
    assertThat(SchemeRules.codes(SCHEME, List.of("round"))).containsExactly("round");
    assertThatThrownBy(() -> SchemeRules.codes(SCHEME, List.of("round", "colour")))
        .isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> SchemeRules.codes(SCHEME, null)).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> SchemeRules.codes(null, List.of())).isInstanceOf(Rejected.class);
  }

  @Test
  void a_key_tells_nothing_and_is_the_same_each_time() {
    var text = new Text(new UUID(1, 2), 3, "names/0", "wheel", "i");
    assertThat(text.key(new UUID(9, 9))).hasSize(20).isEqualTo(text.key(new UUID(9, 9)));
    assertThat(text.key(new UUID(9, 9))).isNotEqualTo(text.key(new UUID(9, 8)));
  }
}
