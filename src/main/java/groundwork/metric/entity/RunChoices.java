package groundwork.metric.entity;

import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.Modality;
import groundwork.stimulus.entity.ModelCard;
import groundwork.stimulus.entity.StimulusSet;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What a run on a set can be made of.
 *
 * @param items that are no practice
 * @param masks whether it is known of any item what ought to matter
 * @param rows all items, in whose order arrays of explanations stand
 * @param practice of these, how many are for practice
 * @param width values of the longest item
 * @param shape channels, height and width of pictures; null where there are none
 * @param firstItems ids
 */
public record RunChoices(
    String slug,
    String title,
    Modality modality,
    String hash,
    String version,
    int items,
    boolean masks,
    int rows,
    int practice,
    int width,
    int classes,
    List<Integer> shape,
    List<String> firstItems,
    List<Model> models,
    List<Shown> methods) {
  /**
   * @param accuracy as the set states it, on data that the model has not seen
   */
  public record Model(String id, String title, JsonNode accuracy) {}

  /**
   * @param models that it explains; empty for all
   */
  public record Shown(String id, String title, boolean control, List<String> models) {}

  public static RunChoices of(StimulusSet set, Predicate<String> control) {
    var manifest = set.manifest();
    return new RunChoices(
        manifest.slug(),
        manifest.title(),
        manifest.modality(),
        set.hash().hex(),
        manifest.version(),
        (int) set.items().stream().filter(item -> !item.practice()).count(),
        set.items().stream().anyMatch(item -> item.mask() != null),
        set.items().size(),
        (int) set.items().stream().filter(Item::practice).count(),
        set.items().stream().mapToInt(item -> item.content().size()).max().orElse(0),
        set.classes().size(),
        set.items().getFirst().content() instanceof Content.Image image
            ? List.of(image.channels(), image.height(), image.width())
            : null,
        set.items().stream().limit(3).map(Item::id).toList(),
        manifest.models().stream().map(RunChoices::model).toList(),
        manifest.methods().stream()
            .filter(Method::shows)
            .map(one -> new Shown(one.id(), one.title(), control.test(one.id()), one.models()))
            .toList());
  }

  private static Model model(ModelCard card) {
    return new Model(
        card.id(),
        card.title() == null ? card.id() : card.title(),
        card.training() == null ? null : card.training().path("accuracy"));
  }
}
