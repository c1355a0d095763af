package groundwork.metric.control;

import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Run;
import groundwork.metric.scoring.Material;
import groundwork.stimulus.entity.StimulusSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run scored, by name: its cases were made elsewhere.
 *
 * @param run with its plan
 */
record RunMaterial(Run run, StimulusSet set) implements Material {
  @Override
  public String title() {
    return set.manifest().title();
  }

  @Override
  public List<String> models() {
    return run.plan().models();
  }

  @Override
  public List<String> methods() {
    return run.plan().methods().stream().filter(id -> !Planner.ALWAYS.contains(id)).toList();
  }

  @Override
  public List<String> items() {
    return run.plan().items();
  }

  @Override
  public List<String> groups() {
    return SetMaterial.groups(set, run.plan().items());
  }

  @Override
  public boolean explains(String model, String method) {
    return Planner.ALWAYS.contains(method) || set.hasExplanations(model, method);
  }

  @Override
  public Set<Need> gives(String model, String method) {
    return EnumSet.allOf(Need.class);
  }

  @Override
  public Case of(String model, String method, int item, long seed) {
    throw new UnsupportedOperationException("what was scored is not made again");
  }

  @Override
  public Map<String, String> inputs() {
    var inputs = new LinkedHashMap<String, String>();
    run.inputs().forEach((name, hash) -> inputs.put(name, String.valueOf(hash)));
    return inputs;
  }
}
