package groundwork.metric.control;

import groundwork.metric.entity.Run;
import groundwork.metric.entity.RunState;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.OpenStudies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Starting, finding and cancelling runs. */
@ApplicationScoped
public class Runs {
  @Inject OpenStudies studies;
  @Inject RunLog log;
  @Inject RunReader reader;

  public Run start(String slug) {
    var version = studies.bySlug(slug);
    var study = version.definition();
    if (study.hasPeople()) {
      throw new Rejected(
          Fault.CONFLICT,
          "This study is %s: people answer it. Only functionally-grounded studies are run."
              .formatted(study.rung().word()));
    }
    if (reader.ofStudy(slug).stream().anyMatch(run -> !run.state().ended())) {
      throw RunLog.underWay();
    }
    var plan = Planner.plan(study, version.stimuli());
    var units = Planner.units(plan, version.stimuli());
    var inputs = Benches.inputs(version.stimuli(), plan.models());
    inputs.put("study", version.hash().hex());
    var run =
        log.open(
            version.study(), version.hash().hex(), plan, units, inputs, study.functional().seed());
    return find(slug, run.toString()).brief();
  }

  public List<Run> list(String slug) {
    studies.id(slug); // refuses a study that there is not
    return reader.ofStudy(slug);
  }

  public Run find(String slug, String id) {
    var run =
        reader
            .find(uuid(id))
            .filter(found -> found.study().equals(slug))
            .orElseThrow(() -> none(id));
    return run.with(reader.cells(run.id(), run.plan()));
  }

  /** Without the scores: for following. */
  public Run glance(String slug, String id) {
    return reader
        .find(uuid(id))
        .filter(found -> found.study().equals(slug))
        .orElseThrow(() -> none(id))
        .brief();
  }

  public Run cancel(String slug, String id) {
    var run = glance(slug, id);
    if (!log.end(run.id(), RunState.CANCELLED, null)) {
      throw new Rejected(Fault.CONFLICT, "This run has ended (%s).".formatted(run.state().word()));
    }
    return glance(slug, id);
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException nonsense) {
      throw none(id);
    }
  }

  private static Rejected none(String id) {
    return new Rejected(Fault.NOT_FOUND, "This study has no run " + id + ".");
  }
}
