package groundwork.explanation.example;

import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The examples that are nearest to an instance: over all classes, or of each class so many, so that
 * the nearest of another class can be compared with. Of equally near ones, the first.
 */
public record Neighbours(int count, boolean perClass, String distance) {
  public static final String ID = "neighbours";

  public static List<Setting> settings() {
    return List.of(
        new Setting("count", 3, "how many, 1 to 1000"),
        new Setting("per-class", true, "whether so many of each class, or over all classes"),
        new Setting(
            "distance", "standardised", "standardised (Euclidean, in standard deviations), gower"));
  }

  /**
   * @param parameters settings by name; what is left out has its standard
   * @throws IllegalArgumentException for an unknown parameter or a value that it cannot have
   */
  public static Neighbours of(Map<String, Object> parameters) {
    var given = new Parameters(ID, parameters).among(settings());
    return new Neighbours(
        given.integer("count", 3, 1, 1000),
        given.flag("per-class", true),
        given.word("distance", "standardised", "gower"));
  }

  /**
   * @return the nearest first; per class: class by class in their order
   * @throws IllegalArgumentException if the input does not fit to the examples
   */
  public List<Prototype> of(double[] input, Examples examples) {
    Predictor.require(new double[][] {input}, examples.rows().inputs());
    var measure = examples.distance(distance);
    double[] apart = new double[examples.size()];
    Arrays.setAll(apart, i -> measure.between(input, examples.row(i)));
    var nearest =
        IntStream.range(0, apart.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> apart[i]))
            .toList();
    List<Prototype> found = new ArrayList<>();
    int[] groups =
        perClass ? Arrays.stream(examples.labels()).sorted().distinct().toArray() : new int[] {-1};
    for (int group : groups) {
      nearest.stream()
          .filter(i -> group < 0 || examples.labels()[i] == group)
          .limit(count)
          .forEach(
              i ->
                  found.add(
                      new Prototype(
                          i,
                          examples.labels()[i],
                          Prototype.Role.NEIGHBOUR,
                          apart[i],
                          1 / (1 + apart[i]))));
    }
    return List.copyOf(found);
  }
}
