package groundwork.metric.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All scores of a run and what was seen on the way; the {@link ScoreTable} is made of it. */
final class Scores {
  /** Place of a tally. */
  record Place(String model, String method, String metric) {}

  final Material material;
  final Request request;
  final Map<Place, Tally> tallies = new LinkedHashMap<>();
  final Map<String, Sightings> sightings = new LinkedHashMap<>();

  Scores(Material material, Request request) {
    this.material = material;
    this.request = request;
  }

  Tally tally(String model, String method, Measure measure) {
    return tallies.computeIfAbsent(
        new Place(model, method, measure.key()), place -> new Tally(material.items().size()));
  }

  Sightings of(String model) {
    return sightings.computeIfAbsent(model, any -> new Sightings(request.metrics().size()));
  }

  /** Methods that explain this model, in their order. */
  List<String> methods(String model) {
    return request.methods().stream().filter(method -> material.explains(model, method)).toList();
  }

  /** What was seen of one model. */
  static final class Sightings {
    int right;
    int known;
    final List<Integer> saturated = new ArrayList<>();
    final List<Integer> otherClass = new ArrayList<>();
    final Map<String, List<Integer>> constant = new LinkedHashMap<>();
    final Map<String, List<Integer>> zero = new LinkedHashMap<>();
    final Map<String, Map<Integer, String>> bad = new LinkedHashMap<>();
    final double[] unchanged;
    final int[] looked;
    int seen;

    Sightings(int metrics) {
      unchanged = new double[metrics];
      looked = new int[metrics];
    }

    void add(String method, Block block) {
      for (int i = 0; i < block.cases().size(); i++) {
        int item = block.from() + i;
        if (block.bad().get(i) != null) {
          bad.computeIfAbsent(method, any -> new LinkedHashMap<>()).put(item, block.bad().get(i));
        } else {
          add(method, item, block.seen().get(i));
        }
      }
    }

    private void add(String method, int item, Block.Seen one) {
      if (one.zero()) {
        zero.computeIfAbsent(method, any -> new ArrayList<>()).add(item);
      } else if (one.constant()) {
        constant.computeIfAbsent(method, any -> new ArrayList<>()).add(item);
      }
      if (one.predicted() < 0) {
        return;
      }
      seen++;
      if (one.truth() >= 0) {
        known++;
        right += one.truth() == one.predicted() ? 1 : 0;
      }
      if (one.probability() > Warning.SATURATED) {
        saturated.add(item);
      }
      if (one.predicted() != one.target()) {
        otherClass.add(item);
      }
      for (int metric = 0; metric < one.unchanged().length; metric++) {
        if (!Double.isNaN(one.unchanged()[metric])) {
          unchanged[metric] += one.unchanged()[metric];
          looked[metric]++;
        }
      }
    }
  }
}
