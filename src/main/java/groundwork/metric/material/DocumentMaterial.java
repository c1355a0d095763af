package groundwork.metric.material;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Names;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Recorded;
import groundwork.metric.entity.TrainingRows;
import groundwork.metric.scoring.Controls;
import groundwork.metric.scoring.Material;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The material of a scoring document, read and checked.
 *
 * @param masks one per item; null without
 * @param draws per item and name; null without
 * @param reference id of a method of this document, or null
 * @param referring makes reference explanations, or null
 * @param referred imported reference explanations by model, or null
 */
record DocumentMaterial(
    String title,
    Inputs data,
    Background background,
    TrainingRows training,
    List<String> groups,
    boolean[][] masks,
    List<Recorded> draws,
    Map<String, Explained> explained,
    Map<String, Explained.By> by,
    String reference,
    Explainer referring,
    Map<String, Explained.Values> referred,
    Map<String, String> inputs)
    implements Material {
  @Override
  public List<String> models() {
    return List.copyOf(explained.keySet());
  }

  @Override
  public List<String> methods() {
    return List.copyOf(by.keySet());
  }

  @Override
  public List<String> items() {
    return data.items();
  }

  @Override
  public boolean explains(String model, String method) {
    var how = by.get(method);
    return how == null
        ? Controls.ALWAYS.contains(method)
        : how.models().isEmpty() || how.models().contains(model);
  }

  @Override
  public Set<Need> gives(String model, String method) {
    var of = explained.get(model);
    var needs = java.util.EnumSet.of(Need.MODEL);
    add(needs, Need.LOGITS, of.model().hasLogits());
    add(needs, Need.WEIGHTS, of.model().layered().isPresent());
    add(needs, Need.METHOD, !by.containsKey(method) || by.get(method).explainer() != null);
    add(needs, Need.MASK, masks != null);
    add(needs, Need.REFERENCE, reference != null || referring != null || referred != null);
    add(needs, Need.TRUTH, java.util.Arrays.stream(of.truth()).anyMatch(truth -> truth >= 0));
    add(needs, Need.IMAGE, data.shape() != null);
    add(needs, Need.TRAINING, training != null);
    return needs;
  }

  private static void add(Set<Need> needs, Need need, boolean there) {
    if (there) {
      needs.add(need);
    }
  }

  @Override
  public Case of(String model, String method, int item, long seed) {
    var bare = bare(model, item, seed);
    var of = explained.get(model);
    var done = explained(bare, of, model, method, item);
    return reference(done, bare, of, model, item);
  }

  @Override
  public Names names(String model, int item) {
    return Names.of(
        data.width(), data.features(), data.shape(), explained.get(model).model().classes());
  }

  @Override
  public Case bare(String model, int item, long seed) {
    var of = explained.get(model);
    if (of.wrong()[item] != null) {
      throw new IllegalArgumentException(of.wrong()[item]);
    }
    double[] input = data.rows()[item];
    return new Case(
        items().get(item),
        of.model(),
        background,
        input,
        of.target()[item],
        of.truth()[item],
        input, // until the method has spoken
        null,
        masks == null ? null : masks[item],
        null,
        draws == null ? Recorded.NONE : draws.get(item),
        seed,
        training);
  }

  private Case explained(Case bare, Explained of, String model, String method, int item) {
    var how = by.get(method);
    if (how == null) {
      return Controls.explained(bare, model, method);
    }
    return how.imported()
        ? bare.with(row(of.given().get(method), item), how.explainer())
        : Controls.explained(bare, model, how.explainer());
  }

  private Case reference(Case done, Case bare, Explained of, String model, int item) {
    if (reference != null) {
      return done.reference(explained(bare, of, model, reference, item).attribution());
    }
    if (referring != null) {
      return done.reference(Controls.explained(bare, model, referring).attribution());
    }
    return referred == null ? done : done.reference(row(referred.get(model), item));
  }

  private static double[] row(Explained.Values values, int item) {
    if (values.wrong()[item] != null) {
      throw new IllegalArgumentException(values.wrong()[item]);
    }
    return values.rows()[item];
  }

  @Override
  public void close() {
    for (var one : explained.values()) {
      if (one.model() instanceof AutoCloseable open) {
        try {
          open.close();
        } catch (Exception already) {
          throw new IllegalStateException(already);
        }
      }
    }
  }
}
