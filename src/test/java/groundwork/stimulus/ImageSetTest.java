package groundwork.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.json.control.Json;
import groundwork.model.Shape;
import groundwork.stimulus.control.Pixels;
import groundwork.stimulus.control.StimulusReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ImageSetTest {
  private static final Shape TWO_BY_TWO = new Shape(1, 2, 2);

  private final TinySet set = new TinySet();

  ImageSetTest() throws IOException {
    set.manifest.put("modality", "image");
    set.manifest.remove("features");
    set.files.put("p.png", grey(0, 51, 102, 255));
    for (var item : set.manifest.get("items")) {
      ((ObjectNode) item)
          .set(
              "content",
              Json.MAPPER.valueToTree(
                  Map.of(
                      "type",
                      "image",
                      "file",
                      "p.png",
                      "channels",
                      1,
                      "height",
                      2,
                      "width",
                      2,
                      "alt",
                      "four places")));
    }
    set.explanations = List.of();
    set.files.put("a.npy", Npy.write(new NdArray(new int[] {10, 1, 2, 2}, new double[40])));
    var arrays = set.manifest.putArray("arrays");
    arrays.addObject().put("method", "lime").put("model", "m").put("file", "a.npy");
    arrays.addObject().put("method", "placebo").put("model", "m").put("file", "a.npy");
  }

  @Test
  void pictures_are_explained_by_arrays() {
    var reading = StimulusReader.read(set.sealed());
    assertThat(reading.findings()).isEmpty();
    var read = reading.required();
    assertThat(read.explanation("i-3", "m", "lime").orElseThrow().array()).hasSize(4);
    assertThat(read.explanation("i-3", "m", "lime").orElseThrow().target())
        .isEqualTo(read.item("i-3").orElseThrow().output("m").predicted());
  }

  @Test
  void an_array_for_other_items_is_refused_by_name() {
    set.files.put("a.npy", Npy.write(new NdArray(new int[] {9, 4}, new double[36])));
    assertThat(rules()).anyMatch(rule -> rule.contains("the set has 10 items"));
    set.files.put("a.npy", Npy.write(new NdArray(new int[] {10, 5}, new double[50])));
    assertThat(rules()).anyMatch(rule -> rule.contains("item \"i-0\" has 4 values"));
    double[] values = new double[40];
    values[7] = Double.NaN;
    set.files.put("a.npy", Npy.write(new NdArray(new int[] {10, 4}, values)));
    assertThat(rules()).anyMatch(rule -> rule.contains("a.npy") && rule.contains("NaN"));
  }

  @Test
  void an_array_of_an_unknown_method_is_refused() {
    ((ObjectNode) ((ArrayNode) set.manifest.get("arrays")).get(0)).put("method", "gradcam");
    assertThat(rules()).anyMatch(rule -> rule.contains("no method \"gradcam\""));
  }

  @Test
  void rows_to_train_on_are_like_the_items() {
    var training = set.manifest.putObject("training");
    training.put("inputs", "x.npy").put("truth", "y.npy");
    set.files.put("x.npy", Npy.write(new NdArray(new int[] {3, 4}, new double[12])));
    set.files.put("y.npy", Npy.write(new NdArray(new int[] {3}, new double[] {0, 1, 1})));
    assertThat(rules()).isEmpty();
    set.files.put("y.npy", Npy.write(new NdArray(new int[] {3}, new double[] {0, 1, 2})));
    assertThat(rules()).anyMatch(rule -> rule.contains("y.npy[2] is 2.0"));
    set.files.put("x.npy", Npy.write(new NdArray(new int[] {3, 5}, new double[15])));
    assertThat(rules()).anyMatch(rule -> rule.contains("items have 4 values"));
  }

  @Test
  void values_are_the_picture_s_own_numbers() throws IOException {
    assertThat(Pixels.values("p.png", grey(0, 51, 102, 255), TWO_BY_TWO))
        .containsExactly(0, 0.2, 0.4, 1);
    assertThat(Pixels.mask("p.png", grey(0, 51, 255, 255), new Shape(2, 2, 2)))
        .containsExactly(false, false, true, true, false, false, true, true);
    assertThat(Pixels.values("c.png", red(), new Shape(3, 1, 1))).containsExactly(1, 0, 0.2);
  }

  @Test
  void a_picture_of_another_size_is_refused() throws IOException {
    byte[] picture = grey(0, 1, 2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pixels.values("p.png", picture, new Shape(1, 3, 2)))
        .withMessage("p.png is 2 x 2, the set says 2 x 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pixels.values("p.png", new byte[] {1, 2}, TWO_BY_TWO))
        .withMessageContaining("no picture");
  }

  private List<String> rules() {
    return StimulusReader.read(set.sealed()).findings().stream()
        .map(finding -> finding.file() + ": " + finding.rule())
        .toList();
  }

  private static byte[] grey(int... values) throws IOException {
    var image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 4; i++) {
      image.getRaster().setSample(i % 2, i / 2, 0, values[i]);
    }
    return png(image);
  }

  private static byte[] red() throws IOException {
    var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFF0033);
    return png(image);
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
