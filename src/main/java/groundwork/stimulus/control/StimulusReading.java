package groundwork.stimulus.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.StimulusSet;
import java.util.List;
import java.util.Optional;

/**
 * @param set empty if there is any error
 */
public record StimulusReading(Optional<StimulusSet> set, List<Finding> findings) {
  public StimulusReading {
    findings = List.copyOf(findings);
  }

  /** The set, for callers that take no less. */
  public StimulusSet required() {
    return set.orElseThrow(
        () ->
            new Rejected(
                Fault.INVALID, "The stimulus set has errors; nothing was stored.", findings));
  }
}
