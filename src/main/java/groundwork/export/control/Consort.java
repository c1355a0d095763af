package groundwork.export.control;

import groundwork.export.entity.ParticipantsFlow;
import groundwork.export.entity.ParticipantsFlow.Arm;
import groundwork.export.entity.ParticipantsFlow.Lost;
import groundwork.export.entity.ParticipantsFlow.Reason;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts runs into a participants' flow, each exactly once. Pure. */
final class Consort {
  private static final String LAPSED = "lapsed";

  private Consort() {}

  /**
   * Runs that are alike.
   *
   * @param arm null where none was given
   * @param block where it stands or ended; null for completed ones and where that is not known
   * @param reason why it ended, in the study's words, or null
   * @param rejected why a researcher set it aside, or null
   * @param began gave at least one answer
   */
  record Runs(
      String arm,
      String status,
      boolean lapsed,
      String block,
      String reason,
      String rejected,
      boolean began,
      int n) {
    boolean completed() {
      return status.equals("completed");
    }

    boolean active() {
      return status.equals("active") && !lapsed;
    }
  }

  /** How many of an arm have this level of something that was known before. */
  record Stratum(String arm, String variable, String level, int n) {}

  /**
   * @param strata what people were balanced by
   * @param leftOut by arm and reason: completed runs, not rejected, that the plan leaves out
   */
  static ParticipantsFlow flow(
      Study study,
      int version,
      String kinds,
      List<Runs> runs,
      Map<String, Map<String, Integer>> leftOut,
      List<Stratum> strata,
      int otherVersions,
      boolean planned) {
    var labels = study.blocks().collect(Collectors.toMap(Block::id, Consort::title, (a, b) -> a));
    var before = runs.stream().filter(run -> run.arm() == null).toList();
    var arms =
        arms(study, runs).entrySet().stream()
            .map(
                arm ->
                    arm(
                        arm.getKey(),
                        arm.getValue(),
                        of(runs, run -> arm.getKey().equals(run.arm())),
                        leftOut.getOrDefault(arm.getKey(), Map.of()),
                        labels))
            .toList();
    return new ParticipantsFlow(
        study.slug(),
        version,
        kinds,
        sum(runs),
        reasons(before, Consort::before),
        arms.stream().mapToInt(Arm::allocated).sum(),
        arms,
        Differences.dropout(arms),
        Differences.baseline(arms.stream().map(Arm::arm).toList(), strata),
        otherVersions,
        planned);
  }

  /** Why somebody has no arm. */
  private static String before(Runs run) {
    var why =
        run.status().equals("active")
            ? run.lapsed() ? "left-in-screening" : "in-screening"
            : run.status();
    return run.reason() == null ? why : why + ": " + run.reason();
  }

  /** Those of the definition, in its order; none of which somebody is in is left out. */
  private static Map<String, String> arms(Study study, List<Runs> runs) {
    var arms = new LinkedHashMap<String, String>();
    study.arms().forEach(arm -> arms.put(arm.id(), arm.label()));
    runs.stream()
        .map(Runs::arm)
        .filter(arm -> arm != null)
        .sorted()
        .forEach(arm -> arms.putIfAbsent(arm, arm));
    return arms;
  }

  private static Arm arm(
      String id,
      String label,
      List<Runs> runs,
      Map<String, Integer> leftOut,
      Map<String, String> labels) {
    var completed = of(runs, Runs::completed);
    var rejected = of(completed, run -> run.rejected() != null);
    var excluded = new ArrayList<Reason>();
    new TreeMap<>(leftOut).forEach((reason, n) -> excluded.add(new Reason(reason, n)));
    int out = excluded.stream().mapToInt(Reason::n).sum();
    return new Arm(
        id,
        label,
        sum(runs),
        sum(of(runs, Runs::began)),
        sum(of(runs, Runs::active)),
        lost(of(runs, run -> !run.completed() && !run.active()), labels),
        sum(completed),
        reasons(rejected, Runs::rejected),
        excluded,
        sum(completed) - sum(rejected) - out,
        sum(of(runs, run -> !run.completed() && run.rejected() != null)));
  }

  private static List<Lost> lost(List<Runs> runs, Map<String, String> labels) {
    record Key(String how, String block, String reason) {}
    var counts = new LinkedHashMap<Key, Integer>();
    for (var run : runs) {
      var how = run.status().equals("active") ? LAPSED : run.status();
      counts.merge(new Key(how, run.block(), run.reason()), run.n(), Integer::sum);
    }
    var order = new ArrayList<>(labels.keySet());
    return counts.entrySet().stream()
        .map(
            entry ->
                new Lost(
                    entry.getKey().how(),
                    entry.getKey().block(),
                    entry.getKey().block() == null
                        ? null
                        : labels.getOrDefault(entry.getKey().block(), entry.getKey().block()),
                    entry.getKey().reason(),
                    entry.getValue()))
        .sorted(
            Comparator.comparing(Lost::how)
                .thenComparingInt(lost -> order.indexOf(lost.block()))
                .thenComparing(lost -> String.valueOf(lost.block()))
                .thenComparing(lost -> String.valueOf(lost.reason())))
        .toList();
  }

  private static String title(Block block) {
    return block.title() == null || block.title().isBlank() ? block.id() : block.title();
  }

  private static List<Reason> reasons(List<Runs> runs, Function<Runs, String> why) {
    var counts = new TreeMap<String, Integer>();
    runs.forEach(run -> counts.merge(why.apply(run), run.n(), Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> new Reason(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<Runs> of(List<Runs> runs, Predicate<Runs> which) {
    return runs.stream().filter(which).toList();
  }

  private static int sum(List<Runs> runs) {
    return runs.stream().mapToInt(Runs::n).sum();
  }
}
