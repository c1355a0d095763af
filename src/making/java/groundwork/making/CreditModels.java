package groundwork.making;

import groundwork.model.Predictor;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The two models of the credit set, with what is known about how often they are right. */
final class CreditModels {
  static final String BANK = "boosted-trees";
  static final String LOGISTIC = "logistic";
  private static final double C = 0.3;
  private static final int FOLDS = 10;

  private final Credit credit;
  private final List<String> classes;
  private final List<Integer> training;
  private final List<Integer> heldOut;
  private final int[] fold;

  CreditModels(Credit credit, List<String> classes, List<Integer> training, List<Integer> heldOut) {
    this.credit = credit;
    this.classes = classes;
    this.training = training;
    this.heldOut = heldOut;
    this.fold = Split.folds(credit.y(), FOLDS, MakeStimuli.SEED + 1);
  }

  Model logistic() {
    OneHot code = OneHot.of(credit, training);
    double[] weights = weights(code, training);
    String title = "Logistic regression";
    return model(
        LOGISTIC,
        title,
        true,
        logistic(code, weights),
        code.onnx(weights, credit.features().size(), title),
        Description.of("c", C, "penalty", "sum of squared weights, halved, divided by c"),
        rows -> {
          OneHot own = OneHot.of(credit, rows);
          return logistic(own, weights(own, rows));
        });
  }

  Model trees() {
    List<BoostedTrees.Node> trees = grown(training);
    String title = "Gradient-boosted trees";
    return model(
        BANK,
        title,
        false,
        trees(trees),
        TreeGraph.of(trees, credit.features().size(), title),
        Description.of(
            "trees", BoostedTrees.TREES,
            "depth", BoostedTrees.DEPTH,
            "rate", BoostedTrees.RATE,
            "rowsPerTree", BoostedTrees.SHARE,
            "leastRowsPerLeaf", BoostedTrees.LEAST),
        rows -> trees(grown(rows)));
  }

  /** The bank's model as it might have come out: trained on as many rows drawn with replacement. */
  List<Predictor> resampled(int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(
            k -> {
              var random = new SplittableRandom(MakeStimuli.SEED + k);
              var rows =
                  training.stream()
                      .map(row -> training.get(random.nextInt(training.size())))
                      .toList();
              return trees(grown(rows));
            })
        .toList();
  }

  private Model model(
      String id,
      String title,
      boolean linear,
      Predictor predictor,
      byte[] onnx,
      Object parameters,
      Function<List<Integer>, Predictor> trainer) {
    Accuracy heldOutAccuracy = Accuracy.of(heldOut, row -> isRight(predictor, row));
    Accuracy crossValidation =
        Accuracy.crossValidated(
            fold,
            FOLDS,
            f -> {
              Predictor other =
                  trainer.apply(
                      IntStream.range(0, fold.length)
                          .filter(row -> fold[row] != f)
                          .boxed()
                          .toList());
              return row -> isRight(other, row);
            });
    return new Model(
        id,
        title,
        linear,
        linear,
        predictor,
        onnx,
        parameters,
        training.size(),
        heldOutAccuracy,
        crossValidation);
  }

  private boolean isRight(Predictor model, int row) {
    return (model.predict(credit.x()[row]) == 1) == credit.y()[row];
  }

  private double[] weights(OneHot code, List<Integer> rows) {
    double[][] x = rows.stream().map(row -> code.encode(credit.x()[row])).toArray(double[][]::new);
    return LogisticRegression.train(Rows.dense(x, classes(rows)), C);
  }

  private Predictor logistic(OneHot code, double[] weights) {
    return new Binary(credit.features().size(), classes, code.logOdds(weights));
  }

  private List<BoostedTrees.Node> grown(List<Integer> rows) {
    double[][] x = rows.stream().map(row -> credit.x()[row]).toArray(double[][]::new);
    return BoostedTrees.train(x, classes(rows), credit.categories(), MakeStimuli.SEED);
  }

  private Predictor trees(List<BoostedTrees.Node> trees) {
    return new Binary(credit.features().size(), classes, new Forest(trees)::logOdds);
  }

  private boolean[] classes(List<Integer> rows) {
    boolean[] y = new boolean[rows.size()];
    for (int i = 0; i < y.length; i++) {
      y[i] = credit.y()[rows.get(i)];
    }
    return y;
  }
}
