package groundwork.metric.material;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.util.List;
import java.util.Optional;

/**
 * @param scoring empty if there is any error
 */
public record ScoringReading(Optional<Scoring> scoring, List<Finding> findings) {
  public ScoringReading {
    findings = List.copyOf(findings);
  }

  /**
   * @throws Rejected with all findings if there is any error
   */
  public Scoring required() {
    return scoring.orElseThrow(
        () ->
            new Rejected(
                Fault.INVALID, "The scoring document has errors; nothing was scored.", findings));
  }
}
