package groundwork.metric.scoring;

import groundwork.model.Layered;
import groundwork.model.Predictor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** A model that is asked only as long as somebody wants the answer. */
record Watched(Predictor model, BooleanSupplier goOn) implements Predictor {
  @Override
  public int inputs() {
    return model.inputs();
  }

  @Override
  public List<String> classes() {
    return model.classes();
  }

  @Override
  public double[][] probabilities(double[][] batch) {
    requireWanted();
    return model.probabilities(batch);
  }

  @Override
  public boolean hasLogits() {
    return model.hasLogits();
  }

  @Override
  public double[][] logits(double[][] batch) {
    requireWanted();
    return model.logits(batch);
  }

  @Override
  public Optional<Layered> layered() {
    return model.layered();
  }

  @Override
  public Predictor bare() {
    return model.bare();
  }

  private void requireWanted() {
    if (!goOn.getAsBoolean()) {
      throw new CancellationException("told to stop");
    }
  }
}
