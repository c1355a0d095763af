package groundwork.trial.control.task;

import groundwork.trial.entity.Asked;
import groundwork.trial.entity.StepView.Trial.Candidate;
import java.util.ArrayList;
import java.util.List;

/** Name the concept that an explanation, or a group of items, has in common; coded later. */
final class Naming implements TaskType {
  @Override
  public List<Asked> asks(Scene scene) {
    var names = scene.block().asks().names();
    return names == null
        ? List.of(new Asked.Names("names", null, 1, 1, 60))
        : List.of(
            new Asked.Names(
                "names", names.label(), names.least(), names.most(), names.maxLength()));
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return scene.block().output();
  }

  @Override
  public Besides besides(Scene scene) {
    var together = new ArrayList<Candidate>();
    for (var id : scene.step().shown()) {
      var item = scene.item(id);
      together.add(
          new Candidate(
              String.valueOf(together.size() + 1),
              Pictures.instance(scene.set(), item.content()),
              scene.explains()
                  ? scene.explanation(item, scene.holds().method(), tellsOutput(scene))
                  : null));
    }
    return new Besides(List.of(), together, null, null);
  }
}
