package groundwork.study.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.TinySet;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Attribute;
import groundwork.study.entity.ItemFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraitsTest {
  /** Ten items: the model says yes with 0.51, 0.54 … of every second one it is wrong. */
  private static StimulusSet set(String tag) {
    var tiny = TinySet.read();
    var items = new ArrayList<Item>();
    for (int i = 0; i < 10; i++) {
      double sure = 0.51 + 0.03 * i;
      items.add(
          new Item(
              "i-" + i,
              tiny.items().getFirst().content(),
              i % 2 == 0 ? "yes" : "no",
              Map.of("m", new Item.Output("yes", Map.of("yes", sure, "no", 1 - sure))),
              i == 0 ? tag : null,
              false));
    }
    var m = tiny.manifest();
    var manifest =
        new Manifest(
            m.schema(),
            m.slug(),
            m.title(),
            m.description(),
            m.version(),
            m.modality(),
            m.licence(),
            m.sources(),
            m.made(),
            m.classes(),
            m.features(),
            m.models(),
            m.background(),
            m.training(),
            m.methods(),
            items,
            m.explanations(),
            m.arrays(),
            m.figures(),
            m.assets());
    return new StimulusSet(ContentHash.of("set"), manifest, List.of());
  }

  private static List<String> passing(Traits traits, StimulusSet set, ItemFilter filter) {
    return set.items().stream().filter(item -> traits.passes(item, filter)).map(Item::id).toList();
  }

  @Test
  void without_a_tag_the_margin_says_how_hard_an_item_is() {
    var set = set("tricky");
    var traits = new Traits(set, "m");
    var easy = new ItemFilter(List.of("easy"), null, null, null, null, null);
    var hard = new ItemFilter(List.of("hard", "tricky"), null, null, null, null, null);
    assertThat(passing(traits, set, easy)).containsExactly("i-7", "i-8", "i-9");
    assertThat(passing(traits, set, hard)).containsExactly("i-0", "i-1", "i-2", "i-3");
  }

  @Test
  void adversarial_is_wrong_though_sure_or_tagged_so() {
    var filter = new ItemFilter(null, null, null, null, null, true);
    var tagged = set("adversarial");
    assertThat(passing(new Traits(tagged, "m"), tagged, filter))
        .containsExactly("i-0", "i-7", "i-9");
    var plain = set(null);
    assertThat(passing(new Traits(plain, "m"), plain, filter)).containsExactly("i-7", "i-9");
  }

  @Test
  void what_a_set_does_not_say_is_empty() {
    var set = set(null);
    var traits = new Traits(set, "m");
    var item = set.items().getFirst();
    assertThat(traits.value(item, Attribute.GROUP)).isEmpty();
    assertThat(traits.value(item, Attribute.FLIPS)).isEmpty();
    assertThat(traits.value(item, Attribute.CORRECT)).contains("true");
    assertThat(traits.passes(item, ItemFilter.NONE)).isTrue();
    assertThat(traits.passes(item, new ItemFilter(null, List.of("old"), null, null, null, null)))
        .isFalse();
  }
}
