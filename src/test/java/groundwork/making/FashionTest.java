package groundwork.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.document.control.FileSet;
import groundwork.model.OnnxPredictor;
import groundwork.model.Shape;
import groundwork.stimulus.control.Pixels;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pictures as they ship, read as the server reads them. */
class FashionTest {
  private static final Path FOLDER = Path.of("stimuli/fashion");
  private static final StimulusSet SET;

  static {
    try {
      SET = StimulusReader.read(FileSet.ofFolder(FOLDER, FileSet.Limits.STIMULI)).required();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void files_say_what_the_manifest_says() throws IOException {
    for (var card : SET.manifest().models()) {
      try (var model = OnnxPredictor.of(file(card.file()), card.output().classes())) {
        for (var item : SET.items()) {
          double[] p = model.probabilities(new double[][] {values(item)})[0];
          for (int c = 0; c < p.length; c++) {
            assertThat(p[c])
                .isCloseTo(
                    item.output(card.id()).scores().get(card.output().classes().get(c)),
                    within(1e-5));
          }
        }
      }
    }
  }

  @Test
  void the_pictures_come_back_as_they_are_in_the_source() throws IOException {
    var garments = Garments.read(FOLDER.resolve("source"));
    for (var item : SET.items()) {
      int row = row(item);
      assertThat(row).isGreaterThanOrEqualTo(FashionModels.TRAINING);
      assertThat(values(item)).containsExactly(garments.values(row));
      assertThat(FashionSet.CLASSES.get(garments.labels()[row])).isEqualTo(item.truth());
    }
  }

  @Test
  void of_each_kind_the_network_gets_as_many_right_as_wrong() {
    var cells =
        SET.items().stream()
            .filter(item -> !item.practice())
            .collect(
                Collectors.groupingBy(
                    item -> item.truth() + item.truth().equals(item.output("mlp").predicted()),
                    Collectors.counting()));
    assertThat(cells).hasSize(20).allSatisfy((cell, n) -> assertThat(n).isEqualTo(3));
  }

  /** A silhouette has the whole garment, what is dark inside it included, and no more. */
  @Test
  void masks_have_the_garment_and_leave_the_black_around_it() throws IOException {
    for (var item : SET.items()) {
      double[] values = values(item);
      boolean[] mask = Pixels.mask(item.mask(), file(item.mask()), shape(item));
      int inside = 0;
      for (int i = 0; i < mask.length; i++) {
        inside += mask[i] ? 1 : 0;
        if (values[i] > 0.1) {
          assertThat(mask[i]).isTrue();
        }
      }
      assertThat(inside).isBetween(40, 28 * 28 - 40);
    }
  }

  @Test
  void every_method_explains_every_item_of_every_model() {
    var methods = SET.manifest().methods().stream().filter(method -> method.shows()).toList();
    assertThat(methods).hasSize(9);
    assertThat(SET.explanations()).hasSize(64 * 2 * 9);
    assertThat(SET.manifest().assets().get("masks/f-001.png").open()).isFalse();
    assertThat(SET.manifest().assets().get("images/f-001.png").open()).isTrue();
  }

  private static Shape shape(Item item) {
    return ((Content.Image) item.content()).shape();
  }

  private static double[] values(Item item) throws IOException {
    var image = (Content.Image) item.content();
    return Pixels.values(image.file(), file(image.file()), image.shape());
  }

  private static int row(Item item) {
    String origin = SET.manifest().made().get("origins").get(item.id()).asString();
    return Integer.parseInt(List.of(origin.replace(",", "").split(" ")).get(2));
  }

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }
}
