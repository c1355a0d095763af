package groundwork.trial.control.task;

import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Feature;
import groundwork.study.entity.Asks.Number.Against;
import groundwork.trial.entity.StepView;
import java.util.ArrayList;
import java.util.List;

/** What a number is compared with, and how it is kept from those who are asked for it. */
final class Reference {
  private static final double PERCENT = 100;

  private Reference() {}

  private static Against against(Scene scene) {
    var number = scene.block().asks().number();
    return number == null ? null : number.against();
  }

  /** Null where nothing is compared. */
  static Double of(Scene scene) {
    var against = against(scene);
    if (against == null) {
      return null;
    }
    if (against.score() != null) {
      var output = scene.item().output(scene.model());
      var of = against.score().equals(Against.PREDICTED) ? output.predicted() : against.score();
      return output.scores().getOrDefault(of, 0.0) * PERCENT;
    }
    int place = place(scene);
    return place < 0 ? null : ((Content.Tabular) scene.item().content()).values().get(place);
  }

  /** Whether it is a probability of the model, which is kept back though the output may be seen. */
  static boolean isScore(Scene scene) {
    var against = against(scene);
    return against != null && against.score() != null;
  }

  /** Column of the table that is asked for; -1 for none. */
  private static int place(Scene scene) {
    var against = against(scene);
    return against == null
            || against.feature() == null
            || !(scene.item().content() instanceof Content.Tabular)
        ? -1
        : scene.set().features().stream().map(Feature::id).toList().indexOf(against.feature());
  }

  static StepView.Instance without(Scene scene, StepView.Instance shown) {
    int place = place(scene);
    return place >= 0 && shown instanceof StepView.Instance.Table table
        ? new StepView.Instance.Table(table.type(), leaving(table.rows(), place))
        : shown;
  }

  static StepView.Explanation without(Scene scene, StepView.Explanation shown) {
    int place = place(scene);
    return place >= 0 && shown instanceof StepView.Explanation.Bars bars
        ? new StepView.Explanation.Bars(
            bars.form(), leaving(bars.rows(), place), bars.toward(), bars.away())
        : shown;
  }

  private static <T> List<T> leaving(List<T> rows, int place) {
    var left = new ArrayList<>(rows);
    left.remove(place);
    return List.copyOf(left);
  }
}
