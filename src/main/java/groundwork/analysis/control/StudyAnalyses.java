package groundwork.analysis.control;

import groundwork.analysis.control.AnalysisLog.Form;
import groundwork.analysis.entity.AnalysisRun;
import groundwork.analysis.entity.AnalysisRun.Key;
import groundwork.analysis.entity.AnalysisShown;
import groundwork.analysis.entity.AnalysisState;
import groundwork.analysis.entity.Counts;
import groundwork.assignment.entity.Kinds;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.control.Build;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where the analysis of a study stands, starting it, and what came out. */
@ApplicationScoped
public class StudyAnalyses {
  @Inject OpenStudies studies;
  @Inject StudyPlans plans;
  @Inject Frames frames;
  @Inject TidyData data;
  @Inject AnalysisLog log;

  public AnalysisShown show(String slug, boolean simulated) {
    var id = studies.id(slug); // refuses a study that there is not
    var version = latest(slug);
    return version.isEmpty()
        ? neverOpen(slug, id, simulated)
        : shown(slug, version.get(), simulated);
  }

  /** Begins to analyse the data as they are now, unless that was done. */
  public AnalysisShown start(String slug, boolean simulated) {
    var now = show(slug, simulated);
    switch (now.state()) {
      case NO_PLAN, NEVER_OPEN, NO_DATA ->
          throw new Rejected(
              Fault.CONFLICT,
              switch (now.state()) {
                case NO_PLAN -> "The study \"" + slug + "\" has no plan.";
                case NEVER_OPEN -> "The study \"" + slug + "\" was never open.";
                default -> "There are no data to analyse yet.";
              });
      case INVALID ->
          throw new Rejected(Fault.INVALID, "The plan breaks rules.", now.planFindings());
      case READY, FAILED -> {
        var version = studies.latest(slug);
        log.open(key(version, plans.of(version).orElseThrow(), simulated));
        return show(slug, simulated);
      }
      case QUEUED, RUNNING, DONE -> {}
    }
    return now;
  }

  /** The newest result as a text. */
  public String result(String slug, boolean simulated, Form form) {
    var version =
        latest(slug)
            .orElseThrow(
                () -> new Rejected(Fault.NOT_FOUND, "The study \"" + slug + "\" was never open."));
    return newest(version, simulated)
        .flatMap(run -> log.stored(run.id(), form))
        .orElseThrow(
            () -> new Rejected(Fault.NOT_FOUND, "The study \"" + slug + "\" is not analysed yet."));
  }

  private Optional<StudyVersion> latest(String slug) {
    try {
      return Optional.of(studies.latest(slug));
    } catch (Rejected neverOpen) {
      studies.id(slug); // refuses a study that there is not
      return Optional.empty();
    }
  }

  private AnalysisShown neverOpen(String slug, UUID id, boolean simulated) {
    var plan = plans.ofDraft(id);
    return new AnalysisShown(
        slug,
        null,
        simulated,
        plan.isEmpty()
            ? AnalysisState.NO_PLAN
            : plan.get().isValid() ? AnalysisState.NEVER_OPEN : AnalysisState.INVALID,
        false,
        plan.map(StudyPlans.Found::tree).orElse(null),
        plan.map(StudyPlans.Found::findings).orElse(List.of()),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private AnalysisShown shown(String slug, StudyVersion version, boolean simulated) {
    var plan = plans.of(version);
    var counts = frames.counts(version, Kinds.of(null, simulated));
    var run =
        plan.filter(StudyPlans.Found::isValid)
            .flatMap(valid -> log.find(key(version, valid, simulated)));
    var shown = run.filter(one -> one.state() == AnalysisState.DONE);
    var result = shown.isPresent() ? shown : newest(version, simulated);
    return new AnalysisShown(
        slug,
        version.number(),
        simulated,
        run.map(AnalysisRun::state).orElseGet(() -> state(version, plan, counts, simulated)),
        shown.isPresent(),
        plan.map(StudyPlans.Found::tree).orElse(null),
        findings(plan, run.or(() -> result)),
        run.map(AnalysisRun::detail).orElse(null),
        run.or(() -> result).map(AnalysisRun::startedAt).orElse(null),
        result.map(AnalysisRun::finishedAt).orElse(null),
        counts,
        inputs(version),
        result.flatMap(one -> log.stored(one.id(), Form.POINTS)).map(Json::tree).orElse(null),
        result.flatMap(one -> log.stored(one.id(), Form.JSON)).map(Json::tree).orElse(null));
  }

  /** Of the plan by itself, then of the plan with its data. */
  private List<Finding> findings(Optional<StudyPlans.Found> plan, Optional<AnalysisRun> run) {
    var all = new ArrayList<>(plan.map(StudyPlans.Found::findings).orElse(List.of()));
    run.flatMap(one -> log.stored(one.id(), Form.FINDINGS))
        .map(stored -> List.of(Json.read(stored, Finding[].class)))
        .ifPresent(all::addAll);
    return all;
  }

  private AnalysisState state(
      StudyVersion version, Optional<StudyPlans.Found> plan, Counts counts, boolean simulated) {
    if (plan.isEmpty()) {
      return AnalysisState.NO_PLAN;
    }
    if (!plan.get().isValid()) {
      return AnalysisState.INVALID;
    }
    boolean any =
        version.definition().hasPeople()
            ? counts.completed() > 0
            : frames.of(version, Kinds.of(null, simulated)).run() != null;
    return any ? AnalysisState.READY : AnalysisState.NO_DATA;
  }

  private Optional<AnalysisRun> newest(StudyVersion version, boolean simulated) {
    return log.newest(version.study(), version.hash(), simulated);
  }

  private Key key(StudyVersion version, StudyPlans.Found plan, boolean simulated) {
    var hash = version.hash();
    return new Key(
        version.study(),
        hash,
        simulated,
        plan.hash(),
        data.basis(version.study(), hash.hex(), simulated),
        Build.version());
  }

  private static Map<String, String> inputs(StudyVersion version) {
    var inputs = new LinkedHashMap<String, String>();
    inputs.put("study", version.hash().hex());
    inputs.put("stimuli", version.stimuli().hash().hex());
    return inputs;
  }
}
