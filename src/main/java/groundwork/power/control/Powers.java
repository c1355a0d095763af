package groundwork.power.control;

import groundwork.plan.entity.Analysis;
import groundwork.power.entity.Assumptions;
import groundwork.power.entity.PowerPage;
import groundwork.power.entity.PowerPage.Choice;
import groundwork.power.entity.PowerPage.Coefficient;
import groundwork.power.entity.PowerPage.Test;
import groundwork.power.entity.PowerResult;
import groundwork.power.entity.PowerRun;
import groundwork.power.entity.PowerState;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.control.Build;
import groundwork.study.control.StudyCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How many participants a study needs: what can be asked, asking, and what came out. */
@ApplicationScoped
public class Powers {
  private static final int SHOWN = 20;

  @Inject Designs designs;
  @Inject PowerLog log;
  @Inject StudyCatalog studies;

  /**
   * @param analysis that defaults are wanted for; null for the primary one
   */
  @Transactional
  public PowerPage page(String slug, String analysis) {
    var question = designs.now(slug);
    var chosen = chosen(question, analysis);
    var looked = looked(question, chosen);
    var planned = looked.planned();
    var design = question.version().hash().hex();
    return new PowerPage(
        design,
        question.arms(),
        question.trials(planned),
        planned.map(one -> one.levels("item")).orElse(0),
        question.analyses().stream().map(Powers::choice).toList(),
        chosen.map(Analysis::id).orElse(null),
        planned.map(Powers::coefficients).orElse(List.of()),
        looked.problem(),
        Arrays.stream(AnalyticTest.values())
            .map(test -> new Test(test.word(), test.measures()))
            .toList(),
        Defaults.of(question, planned.isPresent() ? chosen : Optional.empty(), planned),
        Defaults.explained(question, chosen),
        log.runs(question.version().study(), design, SHOWN));
  }

  private record Looked(Optional<PlannedAnalysis> planned, String problem) {}

  private static Looked looked(Question question, Optional<Analysis> chosen) {
    try {
      return new Looked(chosen.map(question::looked), null);
    } catch (IllegalArgumentException cannot) {
      return new Looked(Optional.empty(), cannot.getMessage());
    }
  }

  private static Optional<Analysis> chosen(Question question, String analysis) {
    if (analysis == null || analysis.isBlank()) {
      return question.analyses().stream().findFirst();
    }
    var found = question.analysis(analysis);
    if (found.isEmpty()) {
      throw refused(
          "/analysis",
          "the plan has no analysis \"" + analysis + "\" that is a mixed model",
          "Take one of " + question.analyses().stream().map(Analysis::id).toList() + ".");
    }
    return found;
  }

  private static Choice choice(Analysis analysis) {
    return new Choice(
        analysis.id(),
        analysis.title().orElse(analysis.id()),
        analysis.kind(),
        analysis.role(),
        analysis.formula().orElse(""),
        Checks.measures(analysis.kind()));
  }

  private static List<Coefficient> coefficients(PlannedAnalysis planned) {
    var targets = planned.targets();
    return planned.matrix().names().stream()
        .filter(name -> !name.equals("(Intercept)"))
        .map(
            name ->
                new Coefficient(
                    name, planned.words(name), planned.against(name), targets.contains(name)))
        .toList();
  }

  /** Asks: an analytic question is answered at once, a simulation is queued. */
  @Transactional
  public PowerRun ask(String slug, Assumptions given) {
    var question = designs.now(slug);
    boolean analytic = Assumptions.ANALYTIC.equals(given.way());
    if (given.way() != null && !analytic && !given.simulated()) {
      throw refused(
          "/way", "\"way\" is \"" + given.way() + "\"", "Take \"simulation\" or \"analytic\".");
    }
    var chosen = chosen(question, given.analysis());
    var looked = looked(question, chosen);
    var assumed =
        given.orElse(
            Defaults.of(
                question,
                looked.planned().isPresent() ? chosen : Optional.empty(),
                looked.planned()));
    if (assumed.simulated() && looked.planned().isEmpty()) {
      throw refused(
          "/analysis",
          looked.problem() == null ? "the plan has no mixed model to simulate" : looked.problem(),
          "Correct the plan, or take the analytic way.");
    }
    var wrong = Checks.of(assumed, looked.planned());
    if (!wrong.isEmpty()) {
      throw new Rejected(Fault.INVALID, "Some assumptions cannot be.", wrong);
    }
    var asked =
        new PowerLog.Asked(
            question.version().study(),
            question.version().hash(),
            question.files(),
            question.version().stimuli().hash(),
            assumed,
            Build.version());
    var id =
        assumed.simulated()
            ? log.open(asked, new Search(assumed, question.arms()).total())
            : log.answered(asked, analytic(question, assumed, looked));
    return log.run(asked.study(), id, asked.design().hex()).orElseThrow();
  }

  private static PowerResult analytic(Question question, Assumptions assumed, Looked looked) {
    var shape =
        new Analytic.Shape(question.arms(), answers(question, assumed, looked), question.pairs());
    try {
      return new Analytic(assumed, shape)
          .result(new Recruiting(question.version().definition(), assumed));
    } catch (IllegalArgumentException impossible) {
      throw refused("/effect", impossible.getMessage(), "Take a larger effect or a lower power.");
    }
  }

  /** Of one participant to one question: a tournament has as many as pairs. */
  private static int answers(Question question, Assumptions assumed, Looked looked) {
    int trials = question.trials(looked.planned());
    return AnalyticTest.of(assumed.test()) == AnalyticTest.CHOICE && question.pairs() > 0
        ? Math.max(1, trials / question.pairs())
        : trials;
  }

  public PowerRun show(String slug, String id) {
    return find(slug, id);
  }

  /** The newest answer. */
  public Optional<PowerRun> latest(String slug) {
    return log.latest(studies.require(slug), designs.hash(slug));
  }

  @Transactional
  public PowerRun cancel(String slug, String id) {
    var run = find(slug, id);
    if (!log.end(run.id(), PowerState.CANCELLED, null)) {
      throw new Rejected(Fault.CONFLICT, "This has ended already.");
    }
    return find(slug, id);
  }

  private PowerRun find(String slug, String id) {
    UUID study = studies.require(slug);
    return PowerLog.id(id)
        .flatMap(run -> log.run(study, run, designs.hash(slug)))
        .orElseThrow(
            () -> new Rejected(Fault.NOT_FOUND, "There is no such question for power: " + id));
  }

  private static Rejected refused(String pointer, String rule, String remedy) {
    return new Rejected(
        Fault.INVALID,
        "Some assumptions cannot be.",
        List.of(Finding.inBody(pointer, rule, remedy)));
  }
}
