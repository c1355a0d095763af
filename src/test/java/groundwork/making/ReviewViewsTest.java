package groundwork.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The linked views that ship: what they say of the network is what the network does. */
class ReviewViewsTest {
  private static final Path SET = Path.of("stimuli/review-network");
  private static JsonNode views;
  private static JsonNode manifest;

  @BeforeAll
  static void read() throws IOException {
    views = Written.JSON.readTree(Files.readString(SET.resolve("figures/all-views.json")));
    manifest = Written.JSON.readTree(Files.readString(SET.resolve("manifest.json")));
  }

  @Test
  void activations_are_those_of_the_network() throws IOException {
    var reviews = Reviews.of(Sentences.read(Path.of("stimuli/sentiment/source")));
    var network = reviews.network();
    for (var layer : views.at("/shared/layers")) {
      int at = layer.get("id").asString().equals("words") ? 0 : 1;
      for (var review : reviews.chosen(network).all().toList()) {
        double[] inside =
            network.network().hidden(new double[][] {network.input(review.sentence())}, at)[0];
        double[] told =
            layer
                .get("activations")
                .get(review.id())
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        assertThat(told).containsExactly(inside, within(0.00501));
      }
    }
  }

  @Test
  void a_picture_that_is_shown_keeps_most_neighbourhoods() {
    for (var layer : views.at("/shared/layers")) {
      assertThat(layer.at("/projection/quality/trustworthiness").asDouble()).isGreaterThan(0.88);
      assertThat(layer.at("/projection/quality/continuity").asDouble()).isGreaterThan(0.88);
    }
  }

  @Test
  void the_sentence_asked_about_stands_among_the_others_without_what_is_asked() {
    for (var item : manifest.get("items")) {
      String id = item.get("id").asString();
      var instances = views.at("/items/" + id + "/instances");
      if (item.get("group").asString().startsWith("stands")) {
        assertThat(instances.isMissingNode()).isTrue();
        continue;
      }
      assertThat(instances).hasSize(61);
      assertThat(instances.get(0).get("id").asString()).isEqualTo(id);
      assertThat(Set.copyOf(instances.get(0).propertyNames()))
          .isEqualTo(Set.of("id", "label", "content"));
      assertThat(views.at("/items/" + id + "/selection/instances/0").asString()).isEqualTo(id);
    }
  }

  @Test
  void sentences_that_stand_in_every_figure_are_never_scored() {
    var practice = new TreeSet<String>();
    manifest
        .get("items")
        .valueStream()
        .filter(item -> item.get("practice").asBoolean())
        .forEach(item -> practice.add(item.get("id").asString()));
    List<String> shown =
        views.at("/shared/instances").valueStream().map(one -> one.get("id").asString()).toList();
    assertThat(shown).hasSize(60);
    assertThat(practice).containsAll(shown);
  }

  /** Points in a row: a picture that turns them round keeps everything, one that folds does not. */
  @Test
  void trustworthiness_is_1_for_a_mirror_image_and_less_for_a_fold() {
    double[][] line = new double[12][];
    double[][] mirrored = new double[12][];
    double[][] folded = new double[12][];
    for (int i = 0; i < 12; i++) {
      line[i] = new double[] {i + 0.001 * i * i, 0};
      mirrored[i] = new double[] {0, -line[i][0]};
      folded[i] = new double[] {Math.abs(i - 5.4), 0};
    }
    assertThat(new Neighbourhoods(line, mirrored).quality(3).get("trustworthiness")).isEqualTo(1.0);
    assertThat((double) new Neighbourhoods(line, folded).quality(3).get("trustworthiness"))
        .isLessThan(0.9);
  }
}
