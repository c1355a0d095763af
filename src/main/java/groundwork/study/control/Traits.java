package groundwork.study.control;

import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Attribute;
import groundwork.study.entity.ItemFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What items are told apart by, for one model.
 *
 * <p>Difficulty is what the set says of an item. Where it says nothing, items are put in thirds by
 * the model's margin, the distance between its two highest probabilities: the widest are easy.
 * Adversarial is an item whose difficulty is tagged so, or about which the model is wrong with a
 * probability among the highest third of all.
 */
public final class Traits {
  static final String ADVERSARIAL = "adversarial";
  private static final List<String> THIRDS = List.of("hard", "medium", "easy");

  private final String model;
  private final Map<String, String> thirds = new HashMap<>();
  private final Set<String> sure = new HashSet<>();

  public Traits(StimulusSet set, String model) {
    this.model = model;
    var items =
        set.items().stream()
            .filter(item -> !item.practice() && item.outputs().containsKey(model))
            .toList();
    ranked(items, Traits::margin)
        .forEach((item, rank) -> thirds.put(item, THIRDS.get(rank * 3 / items.size())));
    ranked(items, Traits::highest)
        .forEach(
            (item, rank) -> {
              if (rank * 3 / items.size() == 2) {
                sure.add(item);
              }
            });
  }

  private interface Size {
    double of(Item.Output output);
  }

  /** From the smallest on; of equals, the one whose id comes first. */
  private Map<String, Integer> ranked(List<Item> items, Size size) {
    var order = new ArrayList<>(items);
    order.sort(
        Comparator.<Item>comparingDouble(item -> size.of(item.output(model)))
            .thenComparing(Item::id));
    var ranks = new HashMap<String, Integer>();
    order.forEach(item -> ranks.put(item.id(), ranks.size()));
    return ranks;
  }

  private static double margin(Item.Output output) {
    var two = output.scores().values().stream().sorted(Comparator.reverseOrder()).limit(2).toList();
    return two.isEmpty() ? 0 : two.getFirst() - (two.size() > 1 ? two.get(1) : 0);
  }

  private static double highest(Item.Output output) {
    return output.scores().getOrDefault(output.predicted(), 0.0);
  }

  public String difficulty(Item item) {
    return item.difficulty() != null ? item.difficulty() : thirds.getOrDefault(item.id(), "");
  }

  public boolean adversarial(Item item) {
    return ADVERSARIAL.equals(item.difficulty()) || !correct(item) && sure.contains(item.id());
  }

  private boolean correct(Item item) {
    return item.truth().equals(item.output(model).predicted());
  }

  /**
   * @param attribute of items, so not the condition
   * @return empty where the set does not say
   */
  public Optional<String> value(Item item, Attribute attribute) {
    return switch (attribute) {
      case TRUTH -> Optional.ofNullable(item.truth());
      case PREDICTED -> Optional.of(item.output(model).predicted());
      case CORRECT -> Optional.of(String.valueOf(correct(item)));
      case DIFFICULTY -> Optional.of(difficulty(item));
      case GROUP -> Optional.ofNullable(item.group());
      case FLIPS -> Optional.ofNullable(item.flips(model)).map(String::valueOf);
      case CONDITION -> Optional.empty();
    };
  }

  /**
   * @param filter null lets every item through
   */
  boolean passes(Item item, ItemFilter filter) {
    return filter == null
        || among(filter.difficulty(), difficulty(item))
            && among(filter.group(), item.group())
            && among(filter.truth(), item.truth())
            && among(filter.predicted(), item.output(model).predicted())
            && (filter.correct() == null || filter.correct() == correct(item))
            && (filter.adversarial() == null || filter.adversarial() == adversarial(item));
  }

  private static boolean among(List<String> allowed, String value) {
    return allowed.isEmpty() || value != null && allowed.contains(value);
  }
}
