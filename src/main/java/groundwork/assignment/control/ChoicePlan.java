package groundwork.assignment.control;

import groundwork.stimulus.entity.Item;
import groundwork.study.entity.Block;
import groundwork.study.entity.Manipulation;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What is known when the choices of a block's trials are planned.
 *
 * @param trials in the order in which they come
 * @param met ids of all items that this participant is asked about anywhere
 * @param turn how many were put into this arm before: what must be balanced over participants goes
 *     on where it left off with the one before
 */
record ChoicePlan(
    StudyVersion version,
    Block.Trials block,
    List<Trial> trials,
    Set<String> met,
    int turn,
    String seed) {
  /** One trial before its choice is planned. */
  record Trial(String item, Manipulation holds) {}

  ChoicePlan {
    trials = List.copyOf(trials);
    met = Set.copyOf(met);
  }

  String model() {
    return version.definition().stimuli().model();
  }

  Item item(Trial trial) {
    return version.stimuli().item(trial.item()).orElseThrow();
  }

  String predicted(Trial trial) {
    return item(trial).output(model()).predicted();
  }

  /** Items that this participant is asked about nowhere. */
  List<String> spare(Predicate<Item> fits) {
    return version.stimuli().items().stream()
        .filter(item -> !met.contains(item.id()))
        .filter(fits)
        .map(Item::id)
        .toList();
  }

  /**
   * Some of the spare items.
   *
   * @param used those not used yet come first: nothing is seen twice while there is something else
   */
  List<String> drawn(Trial trial, String what, Predicate<Item> fits, Set<String> used, int count) {
    var order = new ArrayList<>(Draw.shuffled(spare(fits), draw(trial, what)));
    order.sort((a, b) -> Boolean.compare(used.contains(a), used.contains(b)));
    var taken = order.subList(0, Math.min(count, order.size()));
    used.addAll(taken);
    return List.copyOf(taken);
  }

  /** A generator that belongs to one item of one participant. */
  UniformRandomProvider draw(Trial trial, String what) {
    return Draw.of(seed, what, trial.item());
  }

  /**
   * The place of each trial in an order that does not hang on the participant: cell by cell of
   * truth x prediction, so that what alternates along it is balanced within each cell; and the same
   * where the same items come again in another block.
   */
  int[] ranks() {
    var order =
        IntStream.range(0, trials.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> item(trials.get(i)).cell(model()).truth())
                    .thenComparing(i -> predicted(trials.get(i)))
                    .thenComparing(
                        i -> Draw.of(version.hash().hex(), "rank", trials.get(i).item()).nextLong())
                    .thenComparing(i -> trials.get(i).item()))
            .toList();
    int[] ranks = new int[trials.size()];
    for (int place = 0; place < order.size(); place++) {
      ranks[order.get(place)] = place;
    }
    return ranks;
  }
}
