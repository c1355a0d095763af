package groundwork.analysis.entity;

import groundwork.provenance.entity.ContentHash;
import java.time.Instant;
import java.util.UUID;

/**
 * A plan that is, was or will be run on a study version's data.
 *
 * @param detail why it failed, or null
 */
public record AnalysisRun(
    UUID id,
    Key key,
    AnalysisState state,
    String detail,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt) {
  /**
   * What a result depends on.
   *
   * @param plan SHA-256 of the plan
   * @param basis SHA-256 of who is counted in, which stands for the data
   * @param engine version of the code
   */
  public record Key(
      UUID study,
      ContentHash version,
      boolean simulated,
      ContentHash plan,
      String basis,
      String engine) {
    public Key basis(String other) {
      return new Key(study, version, simulated, plan, other, engine);
    }
  }
}
