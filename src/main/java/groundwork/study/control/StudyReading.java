package groundwork.study.control;

import groundwork.document.control.DocumentReader;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Study;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What came out of reading a study's files.
 *
 * @param study empty if there is any error: never a study read by halves
 * @param definition study.yaml as a tree; empty if it is not well-formed
 * @param plan plan.yaml as a tree; empty if there is none or it is not well-formed
 * @param stimuli the set that the study names, if it is known
 * @param findings errors and warnings, in the order of the files' lines
 */
public record StudyReading(
    Optional<Study> study,
    Optional<JsonNode> definition,
    Optional<JsonNode> plan,
    Optional<StimulusSet> stimuli,
    List<Finding> findings) {
  public StudyReading {
    findings = List.copyOf(findings);
  }

  /**
   * Whether the files would read the same now. A reading that found no study or no set is never
   * current: nothing says what it depends on.
   *
   * @param sets finds the newest stimulus set of a slug
   */
  boolean isCurrent(Function<String, Optional<StimulusSet>> sets) {
    return stimuli.isPresent()
        && sets.apply(stimuli.get().slug())
            .filter(newest -> newest.hash().equals(stimuli.get().hash()))
            .isPresent();
  }

  public boolean refused() {
    return DocumentReader.refused(findings);
  }

  /** The definition in the present edition of the language; null if it is not well-formed. */
  JsonNode present() {
    return definition.map(Editions::present).orElse(null);
  }

  /** The study, for callers that take no less. */
  public Study required() {
    return study.orElseThrow(
        () -> new Rejected(Fault.INVALID, "The study has errors; nothing was changed.", findings));
  }
}
