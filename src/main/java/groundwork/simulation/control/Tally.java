package groundwork.simulation.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What happened to all simulated participants; thread-safe. */
public final class Tally {
  /** Milliseconds from sending an answer to its acknowledgement. */
  public record Latency(double p50, double p95, double p99) {}

  /**
   * @param ended how many runs ended before they were completed, by outcome
   */
  public record Report(
      String study,
      int enrolled,
      int completed,
      int dropped,
      int failed,
      int saves,
      double savesPerSecond,
      Latency latencyMs,
      Latency joinLatencyMs,
      double seconds,
      Map<String, Integer> ended) {}

  private final AtomicInteger enrolled = new AtomicInteger();
  private final AtomicInteger completed = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final List<double[]> saveBatches = new ArrayList<>();
  private final List<double[]> joinBatches = new ArrayList<>();
  private final Map<String, Integer> ended = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();

  void enrolled() {
    enrolled.incrementAndGet();
  }

  void completed() {
    completed.incrementAndGet();
  }

  synchronized void ended(String outcome) {
    ended.merge(outcome, 1, Integer::sum);
  }

  void dropped() {
    dropped.incrementAndGet();
  }

  synchronized void failed(String why) {
    failed.incrementAndGet();
    if (errors.size() < 5) {
      errors.add(why);
    }
  }

  synchronized void latencies(List<Double> saves, double join) {
    saveBatches.add(saves.stream().mapToDouble(Double::doubleValue).toArray());
    joinBatches.add(new double[] {join});
  }

  public int failed() {
    return failed.get();
  }

  /** Who was not even let in. */
  public int refused() {
    return Math.max(0, failed.get() + completed.get() + dropped.get() - enrolled.get());
  }

  public int inside() {
    return enrolled.get();
  }

  public int finished() {
    return completed.get();
  }

  public int left() {
    return dropped.get();
  }

  public synchronized List<String> firstErrors() {
    return List.copyOf(errors);
  }

  public synchronized Report report(String study, double seconds) {
    var saves = sorted(saveBatches);
    return new Report(
        study,
        enrolled.get(),
        completed.get(),
        dropped.get(),
        failed.get(),
        saves.length,
        saves.length / seconds,
        latency(saves),
        latency(sorted(joinBatches)),
        seconds,
        new TreeMap<>(ended));
  }

  private static double[] sorted(List<double[]> batches) {
    var all = batches.stream().flatMapToDouble(Arrays::stream).toArray();
    Arrays.sort(all);
    return all;
  }

  private static Latency latency(double[] sorted) {
    return new Latency(quantile(sorted, 0.50), quantile(sorted, 0.95), quantile(sorted, 0.99));
  }

  /** The smallest value that at least this share does not exceed. */
  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
