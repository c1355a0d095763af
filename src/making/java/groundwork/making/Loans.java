package groundwork.making;

import groundwork.explanation.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the sets about loans are made of: the data, who of them trained the models, the models, and
 * the items that people meet.
 */
record Loans(
    Credit credit,
    List<Integer> training,
    List<Integer> heldOut,
    List<Model> models,
    List<Item> items,
    Background background) {
  private static final int BACKGROUND = 100;

  static Loans read(Path source) throws IOException {
    Credit credit = Credit.read(source);
    List<Integer> mixed = Split.mixed(credit.y(), MakeStimuli.SEED);
    List<Integer> training = mixed.subList(0, CreditSet.TRAINING);
    List<Integer> heldOut = mixed.subList(CreditSet.TRAINING, mixed.size());
    var trainer = new CreditModels(credit, CreditSet.CLASSES, training, heldOut);
    List<Model> models = List.of(trainer.trees(), trainer.logistic());
    double[][] sample =
        training.subList(0, BACKGROUND).stream()
            .map(row -> credit.x()[row])
            .toArray(double[][]::new);
    return new Loans(
        credit,
        training,
        heldOut,
        models,
        CreditSet.items(credit, heldOut, models),
        Background.sample(sample, credit.categories()));
  }

  Model bank() {
    return models.getFirst();
  }

  double[] values(Item item) {
    return credit.x()[item.row()];
  }

  CreditModels trainer() {
    return new CreditModels(credit, CreditSet.CLASSES, training, heldOut);
  }

  Asked asked(Item item, Model model) {
    return new Asked(
        item, model, model.predictor(), values(item), background, UnaryOperator.identity());
  }
}
