package groundwork.query.control;

import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Block;
import groundwork.trial.control.Runs.Run;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.Scored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the questions of a step come to, once its answer is stored. */
@ApplicationScoped
public class QueryMeasures {
  @Inject QueryLog log;

  /** The document that is shown in the present step, where it is one to act in; else empty. */
  public static Optional<JsonNode> shown(Run run) {
    var step = run.enrolment().step();
    if (step.kind() == Kind.FEEDBACK
        || !(run.version().definition().block(step.block()).orElse(null) instanceof Block.Trials)) {
      return Optional.empty();
    }
    return Scene.of(run.version(), run.enrolment(), step)
        .figure()
        .map(JsonNode.class::cast)
        .filter(
            document ->
                !Interactive.all(document).isEmpty()
                    || document.path("kind").asString("").equals("article"));
  }

  /**
   * The same with what was done inside the figure. To be called in the transaction that stores the
   * answer: until it ends no further question is taken.
   *
   * @param document as {@link #shown} gave it
   */
  public Scored with(Scored scored, Run run, JsonNode document, JsonNode answer) {
    log.hold(run.enrolment());
    var measures = new HashMap<String, Double>(Reading.measures(document, answer));
    for (var figure : Interactive.all(document)) {
      var asked = log.asked(run.enrolment(), Interactive.id(figure));
      Interactive.of(figure).measures(figure, asked).forEach(measures::putIfAbsent);
    }
    measures.putAll(scored.measures());
    return new Scored(scored.correct(), Map.copyOf(measures));
  }
}
