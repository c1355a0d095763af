package groundwork.metric.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.model.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportedTest {
  /** Two items a and b with features age, job and age group; three classes; 2 and 0 explained. */
  private static final Imported.Fit FIT =
      new Imported.Fit(
          List.of("a", "b"),
          List.of("age", "job", "age group"),
          3,
          null,
          List.of("x", "y", "z"),
          new int[] {2, 0});

  private static Imported read(String name, String text, Imported.Fit fit) {
    return Imported.read(
        name, Source.of(Map.of(ArrayFiles.file(name), text.getBytes(StandardCharsets.UTF_8))), fit);
  }

  private static Imported npy(Imported.Fit fit, int... shape) {
    int size = IntStream.of(shape).reduce(1, (a, b) -> a * b);
    var array = new NdArray(shape, IntStream.range(0, size).asDoubleStream().toArray());
    return Imported.read("a.npy", Source.of(Map.of("a.npy", Npy.write(array))), fit);
  }

  @Test
  void a_value_per_feature_is_taken_as_it_is() {
    assertThat(npy(FIT, 2, 3).rows()).isDeepEqualTo(new double[][] {{0, 1, 2}, {3, 4, 5}});
    assertThat(npy(FIT, 2, 1, 3).rows()).isDeepEqualTo(new double[][] {{0, 1, 2}, {3, 4, 5}});
  }

  @Test
  void of_values_per_class_those_of_the_explained_class_are_taken() {
    assertThat(npy(FIT, 2, 3, 3).rows()) // item, feature, class: classes 2 and 0
        .isDeepEqualTo(new double[][] {{2, 5, 8}, {9, 12, 15}});
    assertThat(npy(FIT, 3, 2, 3).rows()) // class, item, feature
        .isDeepEqualTo(new double[][] {{12, 13, 14}, {3, 4, 5}});
  }

  @Test
  void colours_may_come_last() {
    var fit =
        new Imported.Fit(
            List.of("a"), List.of(), 12, new Shape(3, 2, 2), List.of("x", "y"), new int[] {0});
    assertThat(npy(fit, 1, 3, 2, 2).rows()[0]).startsWith(0, 1, 2, 3);
    assertThat(npy(fit, 1, 2, 2, 3).rows()[0])
        .containsExactly(0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3,2 | it looks as if it has to be transposed",
        "4,3 | the first axis counts the items",
        "2,5 | one value for each of its inputs",
        "2,3,2 | 2 items of 3 values and 3 classes"
      })
  void a_wrong_shape_is_named_with_the_right_ones(String shape, String rule) {
    int[] axes = List.of(shape.split(",")).stream().mapToInt(Integer::parseInt).toArray();
    assertThatThrownBy(() -> npy(FIT, axes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.npy")
        .hasMessageContaining("(" + shape.replace(",", ", ") + ")")
        .hasMessageContaining("(2, 3)")
        .hasMessageContaining(rule);
  }

  @Test
  void shap_explanations_bring_their_feature_names() {
    var shap =
        """
        {"values": [[1, 2, 3], [4, 5, 6]], "base_values": [0, 0], "data": [[0, 0, 0], [0, 0, 0]],
         "feature_names": ["job", "age", "age group"]}""";
    assertThat(read("shap.json", shap, FIT).rows())
        .isDeepEqualTo(new double[][] {{2, 1, 3}, {5, 4, 6}});
    assertThatThrownBy(() -> read("shap.json", shap.replace("job", "task"), FIT))
        .hasMessageContaining("task")
        .hasMessageContaining("age group");
  }

  @Test
  void limes_conditions_are_mapped_to_features() {
    var lime =
        """
        [[["age <= 30.00", 0.5], ["job=clerk", -0.25]],
         [["1.00 < age group <= 2.50", 1], ["-1.5e+00 < age <= 0.1", 2]]]""";
    assertThat(read("lime.json", lime, FIT).rows())
        .isDeepEqualTo(new double[][] {{0.5, -0.25, 0}, {2, 0, 1}});
  }

  @Test
  void limes_indexes_are_mapped_to_features_and_its_maps_to_the_explained_class() {
    assertThat(read("lime.json", "[[[2, 0.5]], [[0, 1], [1, -1]]]", FIT).rows())
        .isDeepEqualTo(new double[][] {{0, 0, 0.5}, {1, -1, 0}});
    var maps = "[{\"2\": [[1, 3]]}, {\"0\": [[0, 4]]}]";
    assertThat(read("lime.json", maps, FIT).rows())
        .isDeepEqualTo(new double[][] {{0, 3, 0}, {4, 0, 0}});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[['agee', 1]], [['job', 1]]] | did you mean \"age\"?",
        "[[['age', 1], ['age <= 2', 2]], [['job', 1]]] | has a weight already",
        "[[['age', 1]]] | explanations of 1 items, there are 2",
        "[[[0, 1]], [['job']]] | [1][0] has 1 values",
      })
  void a_lime_list_that_does_not_fit_says_where(String lime, String rule) {
    assertThatThrownBy(() -> read("lime.json", lime.replace('\'', '"'), FIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lime.json")
        .hasMessageContaining(rule);
  }

  @Test
  void a_csv_is_put_into_the_order_of_items_and_features() {
    var csv = "item,job,age,age group\nb,5,4,6\na,2,1,3\n";
    assertThat(read("a.csv", csv, FIT).rows()).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertThatThrownBy(() -> read("a.csv", csv.replace("a,2", "c,2"), FIT))
        .hasMessage("a.csv: there is no line for item a");
    assertThatThrownBy(() -> read("a.csv", csv.replace(",4,", ",four,"), FIT))
        .hasMessage("a.csv:2: \"four\" in column age is no number");
  }

  @Test
  void a_value_that_is_not_finite_is_named_by_item_and_feature() {
    var read = read("a.csv", "1,2,3\n4,,6\n", FIT);
    assertThat(read.wrong(0, "a.csv", FIT)).isNull();
    assertThatThrownBy(() -> read.requireFinite("a.csv", FIT))
        .hasMessage("a.csv: the value of item b (1), feature job, is NaN");
  }

  @Test
  void lists_of_different_lengths_are_refused_by_place() {
    assertThatThrownBy(() -> read("a.json", "[[1, 2, 3], [4, 5]]", FIT))
        .hasMessage("a.json: [1] has 2 values, the lists beside it have 3 values");
  }
}
