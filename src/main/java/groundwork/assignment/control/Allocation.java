package groundwork.assignment.control;

import groundwork.assignment.entity.Counts;
import groundwork.assignment.entity.Counts.Count;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.study.entity.Arm;
import groundwork.study.entity.AssignmentPolicy.Policy;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Between-subject allocation: which arm the next participant gets. Pure: the same version, ordinal,
 * counts and strata give the same arm for ever, and nobody without the version can foresee it.
 */
public final class Allocation {
  private final StudyVersion version;
  private final Counts counts;
  private final Map<String, String> strata;
  private final String kind;
  private final UniformRandomProvider random;

  private Allocation(
      StudyVersion version, EnrolmentKind kind, Counts counts, Map<String, String> strata) {
    this.version = version;
    this.counts = counts;
    this.strata = strata;
    this.kind = kind.word();
    random = Draw.of(version.hash().hex(), "arm", this.kind, counts.ordinals());
  }

  /**
   * @param counts when nobody else can change them; their ordinals say how many came before
   * @param strata level of each variable that the policy names
   * @param open arms that take somebody now, at least one, in the order of the definition
   */
  public static String arm(
      StudyVersion version,
      EnrolmentKind kind,
      Counts counts,
      Map<String, String> strata,
      Collection<String> open) {
    var arms = version.definition().arms().stream().filter(arm -> open.contains(arm.id())).toList();
    var allocation = new Allocation(version, kind, counts, strata);
    return switch (version.definition().assignment().policy()) {
      case BALANCED -> allocation.balanced(arms);
      case SIMPLE -> allocation.weighted(arms);
      case PERMUTED_BLOCKS -> allocation.permuted(arms);
      case MINIMISATION -> allocation.minimised(arms);
    };
  }

  /** Whether a place that was given back is given to somebody else. */
  public static boolean refills(Policy policy) {
    return policy == Policy.BALANCED || policy == Policy.MINIMISATION;
  }

  private String balanced(List<Arm> arms) {
    return drawn(least(arms, arm -> counts.in(arm.id()).assigned()));
  }

  /** Those taken least for their weight. */
  private static List<Arm> least(List<Arm> arms, ToIntFunction<Arm> taken) {
    var least =
        arms.stream()
            .min(
                (a, b) ->
                    Long.compare(
                        (long) taken.applyAsInt(a) * b.weight(),
                        (long) taken.applyAsInt(b) * a.weight()))
            .orElseThrow();
    return arms.stream()
        .filter(
            arm ->
                (long) taken.applyAsInt(arm) * least.weight()
                    == (long) taken.applyAsInt(least) * arm.weight())
        .toList();
  }

  private String drawn(List<Arm> arms) {
    return arms.get(random.nextInt(arms.size())).id();
  }

  /** Independent of who came before. */
  private String weighted(List<Arm> arms) {
    int ticket = random.nextInt(arms.stream().mapToInt(Arm::weight).sum());
    for (var arm : arms) {
      ticket -= arm.weight();
      if (ticket < 0) {
        return arm.id();
      }
    }
    throw new IllegalStateException("weights are positive");
  }

  /**
   * The next place in the row of the participant's stratum. Where that arm takes nobody now, the
   * one that had fewest in the stratum so far; the row goes on after it.
   */
  private String permuted(List<Arm> open) {
    var stratum = Strata.joint(strata);
    Function<Arm, Count> count =
        arm -> stratum.isEmpty() ? counts.in(arm.id()) : counts.in(stratum, arm.id());
    int position =
        version.definition().arms().stream().mapToInt(arm -> count.apply(arm).ordinals()).sum();
    var next = place(stratum, position);
    return open.stream().anyMatch(arm -> arm.id().equals(next))
        ? next
        : drawn(least(open, arm -> count.apply(arm).ordinals()));
  }

  /**
   * Blocks of all the sizes come in a drawn order, then again in another: the end of a block cannot
   * be foreseen, and a place far on is found without going through those before.
   */
  private String place(String stratum, int position) {
    var arms = version.definition().arms();
    var sizes = version.definition().assignment().blockSizes();
    int round = arms.stream().mapToInt(Arm::weight).sum();
    int cycle = sizes.stream().mapToInt(size -> size * round).sum();
    int inCycle = position % cycle;
    var order = Draw.shuffled(sizes, draw("sizes", stratum, position / cycle));
    int block = 0;
    while (inCycle >= order.get(block) * round) {
      inCycle -= order.get(block) * round;
      block++;
    }
    var row = new ArrayList<String>();
    for (var arm : arms) {
      for (int i = 0; i < arm.weight() * order.get(block); i++) {
        row.add(arm.id());
      }
    }
    return Draw.shuffled(row, draw("block", stratum, position / cycle, block)).get(inCycle);
  }

  private UniformRandomProvider draw(String what, String stratum, Object... more) {
    var words = new ArrayList<Object>(List.of(version.hash().hex(), what, kind, stratum));
    words.addAll(List.of(more));
    return Draw.of(words.toArray());
  }

  /**
   * Pocock and Simon (1975): for each arm, how far apart the arms would be if it were taken, summed
   * over the levels that this participant has; one of the best with the policy's probability, else
   * one of the others. Of equally good ones, those with fewest for their weight in the whole.
   */
  private String minimised(List<Arm> arms) {
    double least = arms.stream().mapToDouble(this::apart).min().orElseThrow();
    var best = arms.stream().filter(arm -> apart(arm) <= least + 1e-9).toList();
    var others = arms.stream().filter(arm -> !best.contains(arm)).toList();
    boolean follow =
        random.nextDouble() < version.definition().assignment().probability() || others.isEmpty();
    return follow ? drawn(least(best, arm -> counts.in(arm.id()).assigned())) : weighted(others);
  }

  private double apart(Arm taken) {
    return Strata.levels(strata).stream()
        .mapToDouble(
            level ->
                range(
                    arm ->
                        (counts.in(level, arm.id()).assigned() + (arm == taken ? 1.0 : 0))
                            / arm.weight()))
        .sum();
  }

  private double range(ToDoubleFunction<Arm> size) {
    var sizes = version.definition().arms().stream().mapToDouble(size).summaryStatistics();
    return sizes.getMax() - sizes.getMin();
  }
}
