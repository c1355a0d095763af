package groundwork.metric.scoring;

import groundwork.model.Layered;
import groundwork.model.Predictor;
import java.util.List;
import java.util.Optional;

/**
 * A model that is asked only as long as somebody wants the answer.
 *
 * @param wanted called before every question; throws when the answer is not wanted any more
 */
public record Watched(Predictor model, Runnable wanted) implements Predictor {
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
    wanted.run();
    return model.probabilities(batch);
  }

  @Override
  public boolean hasLogits() {
    return model.hasLogits();
  }

  @Override
  public double[][] logits(double[][] batch) {
    wanted.run();
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
}
