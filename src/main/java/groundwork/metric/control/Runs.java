package groundwork.metric.control;

import groundwork.metric.entity.Run;
import groundwork.metric.entity.RunChoices;
import groundwork.metric.entity.RunPlan;
import groundwork.metric.entity.RunState;
import groundwork.metric.entity.RunUnit;
import groundwork.metric.entity.RunWanted;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.OpenStudies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Starting, finding and cancelling runs. */
@ApplicationScoped
public class Runs {
  @Inject OpenStudies studies;
  @Inject StimulusCatalog stimuli;
  @Inject RunLog log;
  @Inject RunReader reader;

  /** Where a run is looked for: every run belongs to a set, some to a study. */
  public record Place(String what, String slug) {
    public static Place study(String slug) {
      return new Place("study", slug);
    }

    public static Place set(String slug) {
      return new Place("stimulus set", slug);
    }

    Predicate<Run> holds() {
      return run -> slug.equals("study".equals(what) ? run.study() : run.set());
    }
  }

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
    var inputs = Benches.inputs(version.stimuli(), plan.models());
    inputs.put("study", version.hash().hex());
    var run =
        log.open(
            new RunLog.Asker(version.study(), version.hash().hex()),
            version.stimuli().hash().hex(),
            plan,
            units(plan, version.stimuli()),
            inputs,
            study.functional().seed());
    return reader.glance(run).orElseThrow();
  }

  /** On the newest set of that name. */
  public Run start(String slug, RunWanted wanted) {
    var set = newest(slug);
    var plan = Planner.plan(wanted, set);
    var run =
        log.open(
            RunLog.Asker.NO_STUDY,
            set.hash().hex(),
            plan,
            units(plan, set),
            Benches.inputs(set, plan.models()),
            wanted.seed());
    return reader.glance(run).orElseThrow();
  }

  private static List<RunUnit> units(RunPlan plan, StimulusSet set) {
    var units = Planner.units(plan, set);
    if (units.isEmpty()) {
      throw new Rejected(Fault.INVALID, "There is nothing to score: the set has no such items.");
    }
    return units;
  }

  /** What a run on the newest set of that name can be made of. */
  public RunChoices choices(String slug) {
    return RunChoices.of(newest(slug), Planner.CONTROLS::contains);
  }

  private StimulusSet newest(String slug) {
    return stimuli
        .latest(slug)
        .orElseThrow(
            () -> new Rejected(Fault.NOT_FOUND, "There is no stimulus set \"" + slug + "\"."));
  }

  public List<Run> ofStudy(String slug) {
    studies.id(slug); // refuses a study that there is not
    return reader.ofStudy(slug);
  }

  public List<Run> ofSet(String slug) {
    newest(slug);
    return reader.ofSet(slug);
  }

  /** With its plan. */
  public Run whole(Place place, String id) {
    return reader.find(uuid(place, id)).filter(place.holds()).orElseThrow(() -> none(place, id));
  }

  /** With its plan and its scores, averaged. */
  public Run find(Place place, String id) {
    var run = whole(place, id);
    return run.with(reader.cells(run.id(), run.plan()));
  }

  /** Without the scores: for following. */
  public Run glance(Place place, String id) {
    return reader.glance(uuid(place, id)).filter(place.holds()).orElseThrow(() -> none(place, id));
  }

  public Run cancel(Place place, String id) {
    var run = glance(place, id);
    if (!log.end(run.id(), RunState.CANCELLED, null)) {
      throw new Rejected(Fault.CONFLICT, "This run has ended (%s).".formatted(run.state().word()));
    }
    return glance(place, id);
  }

  private static UUID uuid(Place place, String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException nonsense) {
      throw none(place, id);
    }
  }

  private static Rejected none(Place place, String id) {
    return new Rejected(Fault.NOT_FOUND, "This " + place.what() + " has no run " + id + ".");
  }
}
