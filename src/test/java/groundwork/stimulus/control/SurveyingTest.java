package groundwork.stimulus.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import groundwork.document.control.FileSet;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.ItemPage;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.StimulusSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SurveyingTest {
  private static StimulusSet credit;
  private static StimulusSet fashion;

  @BeforeAll
  static void read() throws Exception {
    credit = set("credit");
    fashion = set("fashion");
  }

  private static StimulusSet set(String slug) throws Exception {
    return StimulusReader.read(FileSet.ofFolder(Path.of("stimuli", slug), FileSet.Limits.STIMULI))
        .required();
  }

  private static ItemQuery all(int page, int size) {
    return new ItemQuery(
        null, null, null, null, null, null, null, null, null, null, null, page, size);
  }

  @Test
  void cells_sum_up_to_the_scored_items_and_the_smallest_is_named() {
    var survey = Surveying.of(credit);
    assertThat(survey.items()).isEqualTo(credit.items().size());
    for (var balance : survey.balance()) {
      assertThat(balance.cells().all().stream().mapToInt(cell -> cell.items()).sum())
          .isEqualTo(balance.of())
          .isEqualTo(survey.items() - survey.practice());
      assertThat(balance.cells().all())
          .allMatch(cell -> cell.items() >= balance.cells().smallest().items());
      assertThat(
              balance.cells().all().stream()
                  .filter(cell -> cell.truth().equals(cell.predicted()))
                  .mapToInt(cell -> cell.items())
                  .sum())
          .isEqualTo(balance.right());
      assertThat(balance.allows()).isNotEmpty();
      for (var of : new String[] {"difficulty", "group"}) {
        assertThat(
                balance.parts().stream()
                    .filter(part -> part.of().equals(of))
                    .mapToInt(part -> part.items())
                    .sum())
            .isEqualTo(balance.of());
      }
    }
  }

  @Test
  void coverage_tells_what_cannot_be_explained_from_what_is_missing() {
    var survey = Surveying.of(credit);
    assertThat(survey.coverage())
        .filteredOn(one -> one.method().equals("oracle"))
        .allMatch(one -> one.applies() == one.model().equals("logistic"));
    assertThat(survey.coverage())
        .filteredOn(one -> one.applies())
        .allMatch(one -> one.explained() == one.of() && one.missing().isEmpty());
    assertThat(survey.coverage())
        .filteredOn(one -> one.method().equals("none"))
        .allMatch(one -> !one.applies() && one.explained() == 0);
  }

  @Test
  void empty_cells_are_said() {
    assertThat(Surveying.of(fashion).balance().getFirst().allows().getFirst())
        .contains("have no item");
  }

  @Test
  void pictures_without_words_are_named_with_their_file() {
    var items = new ArrayList<Item>(fashion.items());
    var first = items.getFirst();
    var image = (Content.Image) first.content();
    items.set(
        0,
        new Item(
            first.id(),
            new Content.Image(image.file(), 1, image.height(), image.width(), " "),
            first.truth(),
            first.outputs(),
            first.difficulty(),
            first.practice()));
    var silent = with(fashion, items);
    assertThat(Surveying.of(fashion).silent()).isEmpty();
    assertThat(Surveying.of(silent).silent())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.item()).isEqualTo(first.id());
              assertThat(one.file()).isEqualTo(image.file());
            });
    var query =
        new ItemQuery(null, null, null, null, null, null, null, null, null, false, null, 1, 10);
    assertThat(query.of(silent).items()).extracting(ItemPage.Row::id).containsExactly(first.id());
  }

  private static StimulusSet with(StimulusSet set, java.util.List<Item> items) {
    var m = set.manifest();
    return new StimulusSet(
        set.hash(),
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
            m.assets()),
        set.explanations());
  }

  @Test
  void pages_hold_every_item_once_in_order() {
    var first = all(1, 20).of(credit);
    var ids = new ArrayList<String>();
    for (int page = 1; page <= (first.total() + 19) / 20; page++) {
      all(page, 20).of(credit).items().forEach(row -> ids.add(row.id()));
    }
    assertThat(ids).isEqualTo(credit.items().stream().map(Item::id).toList());
    assertThat(all(99, 20).of(credit).items()).isEmpty();
  }

  @Test
  void filters_and_sorting_hold() {
    var wrong =
        new ItemQuery(
                "logistic",
                null,
                null,
                false,
                null,
                null,
                false,
                null,
                null,
                null,
                "-score",
                1,
                200)
            .of(credit);
    assertThat(wrong.items())
        .isNotEmpty()
        .allMatch(row -> !row.outputs().get("logistic").right() && !row.practice());
    var scores = wrong.items().stream().map(row -> row.outputs().get("logistic").score()).toList();
    assertThat(scores).isSortedAccordingTo(java.util.Comparator.<Double>naturalOrder().reversed());
    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(
            () ->
                new ItemQuery(
                        null, null, null, null, null, null, null, null, null, null, "beauty", 1, 5)
                    .of(credit))
        .withMessageContaining("beauty");
    assertThatExceptionOfType(Rejected.class).isThrownBy(() -> all(0, 5).of(credit));
  }

  /** A page of a set of 5,000 items, and its survey, well below what a page may take. */
  @Test
  void large_sets_are_fast() {
    var some = credit.items();
    var items =
        IntStream.range(0, 5000)
            .mapToObj(
                i -> {
                  var item = some.get(i % some.size());
                  return new Item(
                      "item-" + i,
                      item.content(),
                      item.truth(),
                      item.outputs(),
                      item.difficulty(),
                      item.practice());
                })
            .toList();
    var large = with(credit, items);
    all(1, 25).of(large); // warm
    long begun = System.nanoTime();
    var page =
        new ItemQuery(
                null, null, null, null, null, null, null, "credit", null, null, "-score", 3, 25)
            .of(large);
    long query = System.nanoTime() - begun;
    begun = System.nanoTime();
    assertThat(Surveying.of(large).items()).isEqualTo(5000);
    long survey = System.nanoTime() - begun;
    assertThat(page.total()).isPositive();
    assertThat(query / 1e6).isLessThan(1000);
    assertThat(survey / 1e6).isLessThan(1500);
  }
}
