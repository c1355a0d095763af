package groundwork.metric.control;

import groundwork.metric.entity.Case;
import groundwork.metric.entity.Names;
import groundwork.metric.entity.Need;
import groundwork.metric.scoring.Controls;
import groundwork.metric.scoring.Material;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.ModelCard;
import groundwork.stimulus.entity.StimulusSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A stimulus set as material: its models, its methods, and the items that are not for practice, by
 * the very cases that a run on the server scores.
 */
public final class SetMaterial implements Material {
  private final StimulusSet set;
  private final Map<String, Bench> benches = new LinkedHashMap<>();
  private final List<String> items;

  /**
   * @param file content of a file of the set, by its name in the manifest
   * @throws IllegalArgumentException if a model cannot be read
   */
  public SetMaterial(StimulusSet set, Function<String, byte[]> file) {
    this(set, file, false);
  }

  /**
   * @param practice whether the items for practice are there as well, in the set's order
   */
  public SetMaterial(StimulusSet set, Function<String, byte[]> file, boolean practice) {
    this.set = set;
    for (var model : set.manifest().models()) {
      benches.put(model.id(), new Bench(set, model.id(), file));
    }
    items =
        set.items().stream().filter(item -> practice || !item.practice()).map(Item::id).toList();
  }

  @Override
  public String title() {
    return set.manifest().title();
  }

  @Override
  public List<String> models() {
    return set.manifest().models().stream().map(ModelCard::id).toList();
  }

  /** Those that show something. */
  @Override
  public List<String> methods() {
    return set.manifest().methods().stream().filter(Method::shows).map(Method::id).toList();
  }

  @Override
  public List<String> items() {
    return items;
  }

  @Override
  public List<String> groups() {
    return groups(set, items);
  }

  /** Of these items; empty unless every one of them has a group. */
  static List<String> groups(StimulusSet set, List<String> items) {
    var groups = items.stream().map(id -> set.item(id).map(Item::group).orElse(null)).toList();
    return groups.contains(null) ? List.of() : groups;
  }

  @Override
  public boolean explains(String model, String method) {
    return Controls.ALWAYS.contains(method) || set.hasExplanations(model, method);
  }

  @Override
  public Set<Need> gives(String model, String method) {
    var needs = EnumSet.of(Need.MODEL, Need.TRUTH);
    try {
      needs.addAll(Controls.found(benches.get(model).of(items.getFirst(), method, 0)));
    } catch (RuntimeException bad) {
      needs.addAll(EnumSet.of(Need.METHOD, Need.LOGITS)); // each item then says what is wrong
    }
    if (set.items().stream().anyMatch(item -> item.mask() != null)) {
      needs.add(Need.MASK);
    }
    if (set.hasExplanations(model, "oracle")) {
      needs.add(Need.REFERENCE);
    }
    return needs;
  }

  @Override
  public Case of(String model, String method, int item, long seed) {
    var bench = benches.get(model);
    return bench
        .of(items.get(item), method, seed)
        .reference(bench.reference(items.get(item), seed));
  }

  @Override
  public Case bare(String model, int item, long seed) {
    return benches.get(model).bare(items.get(item), seed);
  }

  @Override
  public Names names(String model, int item) {
    return benches.get(model).names(items.get(item));
  }

  @Override
  public Map<String, String> inputs() {
    return Benches.inputs(set, models());
  }

  @Override
  public void close() {
    benches.values().forEach(Bench::close);
  }
}
