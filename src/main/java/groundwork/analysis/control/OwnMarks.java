package groundwork.analysis.control;

import groundwork.analysis.entity.OwnExplanations;
import groundwork.analysis.entity.OwnExplanations.Agreement;
import groundwork.analysis.entity.OwnExplanations.OfItem;
import groundwork.statistics.agreement.Krippendorff;
import groundwork.statistics.association.Spearman;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.Item;
import groundwork.study.entity.Asks;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Task;
import groundwork.trial.control.task.Marking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Puts together what people marked, weighed or sharpened: means, and how far they agree. Pure. */
final class OwnMarks {
  /** One person's answer about one item. */
  record Given(String person, String item, JsonNode answer) {}

  private final StudyVersion version;
  private final Block.Trials block;

  OwnMarks(StudyVersion version, Block.Trials block) {
    this.version = version;
    this.block = block;
  }

  /** Whether answers of a block can become explanations. */
  static boolean fits(Block.Trials block) {
    return block.task() == Task.LOCALISATION
        || block.task() == Task.DEBLUR
        || block.task() == Task.EXPLAIN && block.asks().marks() != null;
  }

  private Marking marking(Item item) {
    var features = version.stimuli().features().stream().map(Feature::id).toList();
    return Marking.of(item.content(), features, grid());
  }

  private List<Integer> grid() {
    var asks = block.asks();
    if (block.task() == Task.DEBLUR) {
      return asks.deblur() == null ? Asks.GRID : asks.deblur().grid();
    }
    return asks.marks() == null ? Asks.GRID : asks.marks().grid();
  }

  /** The largest weight is 1, so that nobody counts more for using large numbers; null for none. */
  private double[] weights(Item item, JsonNode answer) {
    var marking = marking(item);
    double[] weights;
    if (block.task() == Task.DEBLUR) {
      weights = new double[marking.size()];
      for (var cell : answer.path("deblur").path("cells")) {
        weights[cell.asInt()] = 1;
      }
    } else {
      var marks = block.asks().marks();
      weights = marking.weights(answer.path("marks"), marks != null && marks.rank());
    }
    double most = Arrays.stream(weights).max().orElse(0);
    if (most == 0) {
      return null;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= most;
    }
    return weights;
  }

  OwnExplanations of(List<Given> all, List<OwnExplanations.Source> blocks) {
    var people = new LinkedHashSet<String>();
    var byItem = new LinkedHashMap<String, Map<String, double[]>>();
    for (var one : all) {
      var item = version.stimuli().item(one.item()).orElseThrow();
      double[] weights = weights(item, one.answer());
      if (weights != null) {
        people.add(one.person());
        byItem.computeIfAbsent(item.id(), any -> new LinkedHashMap<>()).put(one.person(), weights);
      }
    }
    var items = new ArrayList<OfItem>();
    var missing = new ArrayList<String>();
    for (var item : version.stimuli().items()) {
      var given = byItem.get(item.id());
      if (given == null) {
        missing.add(item.id());
      } else {
        items.add(item(item, List.copyOf(given.values())));
      }
    }
    var correlations = items.stream().map(OfItem::agreement).filter(Objects::nonNull).toList();
    return new OwnExplanations(
        blocks,
        block.id(),
        version.stimuli().slug(),
        version.definition().stimuli().model(),
        people.size(),
        items,
        missing,
        new Agreement(
            correlations.isEmpty()
                ? null
                : correlations.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
            alpha(List.copyOf(people), byItem),
            (int) items.stream().filter(one -> one.n() > 1).count()));
  }

  private OfItem item(Item item, List<double[]> given) {
    double[] means = new double[given.getFirst().length];
    for (double[] weights : given) {
      for (int i = 0; i < means.length; i++) {
        means[i] += weights[i] / given.size();
      }
    }
    boolean picture = item.content() instanceof Content.Image;
    var parts =
        switch (item.content()) {
          case Content.Text text -> text.tokens();
          case Content.Tabular table ->
              version.stimuli().features().stream().map(Feature::label).toList();
          case Content.Image image -> List.<String>of();
        };
    int lines =
        item.content() instanceof Content.Image image ? Math.min(grid().get(0), image.height()) : 0;
    return new OfItem(
        item.id(),
        parts,
        lines,
        picture ? means.length / lines : 0,
        Arrays.stream(means).boxed().toList(),
        given.size(),
        agreement(given));
  }

  /** Mean rank correlation of each two people. */
  private static Double agreement(List<double[]> given) {
    var correlations = new ArrayList<Double>();
    for (int i = 0; i < given.size(); i++) {
      for (int j = i + 1; j < given.size(); j++) {
        if (given.get(i).length > 2 && varies(given.get(i)) && varies(given.get(j))) {
          correlations.add(Spearman.asymptotic(given.get(i), given.get(j)).estimate());
        }
      }
    }
    return correlations.isEmpty()
        ? null
        : (Double) correlations.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static boolean varies(double[] values) {
    return Arrays.stream(values).anyMatch(value -> value != values[0]);
  }

  private static Double alpha(List<String> people, Map<String, Map<String, double[]>> byItem) {
    var units = new ArrayList<double[]>();
    byItem.forEach(
        (item, given) -> {
          int parts = given.values().iterator().next().length;
          for (int part = 0; part < parts; part++) {
            double[] unit = new double[people.size()];
            for (int i = 0; i < unit.length; i++) {
              double[] weights = given.get(people.get(i));
              unit[i] = weights == null ? Double.NaN : weights[part];
            }
            units.add(unit);
          }
        });
    double[][] ratings = new double[people.size()][units.size()];
    for (int unit = 0; unit < units.size(); unit++) {
      for (int person = 0; person < people.size(); person++) {
        ratings[person][unit] = units.get(unit)[person];
      }
    }
    try {
      return people.size() < 2
          ? null
          : (Double) Krippendorff.alpha(ratings, Krippendorff.Scale.INTERVAL).estimate();
    } catch (IllegalArgumentException undefined) {
      return null;
    }
  }

  /**
   * One row an item of the set, in its order, one value per value of the item; zeros where nobody
   * answered.
   */
  double[][] rows(OwnExplanations own) {
    var means = new LinkedHashMap<String, List<Double>>();
    own.items().forEach(one -> means.put(one.item(), one.weights()));
    return version.stimuli().items().stream()
        .map(
            item -> {
              var weights = means.get(item.id());
              return weights == null
                  ? new double[item.content().size()]
                  : marking(item)
                      .spread(weights.stream().mapToDouble(Double::doubleValue).toArray());
            })
        .toArray(double[][]::new);
  }
}
