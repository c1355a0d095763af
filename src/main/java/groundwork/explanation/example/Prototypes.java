package groundwork.explanation.example;

import groundwork.explanation.Distance;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Prototypes and criticisms of each class as in MMD-critic (Kim et al. 2016): prototypes are picked
 * one after another so that they are as like the class as can be (the maximum mean discrepancy
 * between them and the class falls most); criticisms are the examples where prototypes and class
 * differ most, and which differ from one another (log-determinant). Similarity is {@code
 * exp(-gamma·distance²)}. Nothing is random; of equals, the first.
 *
 * @param gamma 0 for 1 over the median squared distance of the class
 */
public record Prototypes(int prototypes, int criticisms, double gamma, String distance) {
  public static final String ID = "prototypes";
  public static final String SOURCE =
      "https://papers.nips.cc/paper/2016/hash/5680522b8e2bb01943234bce7bf84534-Abstract.html";

  private static final int MOST = 4000; // the similarities of so many fit into 128 MB

  public static List<Setting> settings() {
    return List.of(
        new Setting("prototypes", 3, "how many of each class, 1 to 1000"),
        new Setting("criticisms", 2, "how many of each class, 0 to 1000"),
        new Setting("gamma", 0, "of the similarity; 0: 1 over the median squared distance"),
        new Setting(
            "distance", "standardised", "standardised (Euclidean, in standard deviations), gower"));
  }

  /**
   * @param parameters settings by name; what is left out has its standard
   * @throws IllegalArgumentException for an unknown parameter or a value that it cannot have
   */
  public static Prototypes of(Map<String, Object> parameters) {
    var given = new Parameters(ID, parameters).among(settings());
    return new Prototypes(
        given.integer("prototypes", 3, 1, 1000),
        given.integer("criticisms", 2, 0, 1000),
        given.number("gamma", 0, 0, 1e9),
        given.word("distance", "standardised", "gower"));
  }

  /**
   * @return class by class in their order, prototypes before criticisms, each as picked; fewer if a
   *     class has fewer examples
   * @throws IllegalArgumentException if a class has more than {@value #MOST} examples
   */
  public List<Prototype> of(Examples examples) {
    var measure = examples.distance(distance);
    List<Prototype> found = new ArrayList<>();
    for (int label : Arrays.stream(examples.labels()).sorted().distinct().toArray()) {
      int[] rows =
          IntStream.range(0, examples.size()).filter(i -> examples.labels()[i] == label).toArray();
      Parameters.require(
          rows.length <= MOST,
          "class %d has %d examples; prototypes compare all with all: give a sample of at most %d",
          label,
          rows.length,
          MOST);
      var likeness = new Likeness(squares(examples, rows, measure), gamma);
      int[] picked = likeness.prototypes(Math.min(prototypes, rows.length));
      double[] shares = likeness.shares(picked);
      for (int i = 0; i < picked.length; i++) {
        found.add(new Prototype(rows[picked[i]], label, Prototype.Role.PROTOTYPE, null, shares[i]));
      }
      double[] witness = likeness.witness(picked);
      for (int i : likeness.criticisms(picked, witness, criticisms)) {
        found.add(
            new Prototype(rows[i], label, Prototype.Role.CRITICISM, null, Math.abs(witness[i])));
      }
    }
    return List.copyOf(found);
  }

  private static double[][] squares(Examples examples, int[] rows, Distance measure) {
    double[][] squares = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        double apart = measure.between(examples.row(rows[i]), examples.row(rows[j]));
        squares[i][j] = apart * apart;
        squares[j][i] = squares[i][j];
      }
    }
    return squares;
  }
}
