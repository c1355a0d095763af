package groundwork.metric.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A run as researchers see it.
 *
 * @param set name of the stimulus set
 * @param stimuli hash of the set that is scored
 * @param study that asked for it; null where somebody did directly
 * @param version hash of the study version, null without a study
 * @param done scores made so far, of {@code total}
 * @param remainingMs estimate from the pace so far; null before there is one and after the end
 * @param detail why it failed, else null
 * @param inputs SHA-256 of everything that went in
 * @param plan null in lists
 * @param scores null in lists and while following
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Run(
    UUID id,
    String set,
    String stimuli,
    String study,
    String version,
    RunState state,
    long seed,
    int done,
    int total,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt,
    Long remainingMs,
    String detail,
    Map<String, Object> inputs,
    @JsonInclude(JsonInclude.Include.NON_NULL) RunPlan plan,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Cell> scores) {

  /**
   * One model, method and metric.
   *
   * @param n items with a score
   * @param mean of these, null without any
   * @param undefined items without one
   * @param reasons how often each reason was given
   */
  public record Cell(
      String model,
      String method,
      boolean control,
      String metric,
      int n,
      Double mean,
      int undefined,
      Map<String, Integer> reasons) {}

  public Run with(List<Cell> cells) {
    return showing(plan, cells);
  }

  /** Without what makes it long. */
  public Run brief() {
    return showing(null, null);
  }

  private Run showing(RunPlan plan, List<Cell> cells) {
    return new Run(
        id,
        set,
        stimuli,
        study,
        version,
        state,
        seed,
        done,
        total,
        createdAt,
        startedAt,
        finishedAt,
        remainingMs,
        detail,
        inputs,
        plan,
        cells);
  }
}
