package groundwork.metric.control;

import groundwork.document.control.Recent;
import groundwork.metric.entity.ItemScores;
import groundwork.metric.entity.Run;
import groundwork.metric.entity.RunPlan;
import groundwork.metric.entity.RunState;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Attributions;
import groundwork.metric.scoring.Kept;
import groundwork.metric.scoring.Measure;
import groundwork.metric.scoring.Request;
import groundwork.metric.scoring.ScoreTable;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** The table of a run, from what is stored: intervals, ranks, comparisons, curves, warnings. */
@ApplicationScoped
public class RunTables {
  /** Items whose baselines are compared with their inputs. */
  private static final int LOOKED_AT = 50;

  @Inject StimulusCatalog stimuli;
  @Inject Benches benches;
  @Inject ScoreReader scores;

  private final Recent<UUID, ScoreTable> known = new Recent<>(8);

  /**
   * Without the scores of single items. A run that is under way has the table of what is there.
   *
   * @param run with its plan
   */
  public ScoreTable brief(Run run) {
    return run.state() == RunState.DONE
        ? known.get(run.id(), any -> without(whole(run)))
        : without(whole(run));
  }

  /**
   * @param run with its plan
   */
  public ScoreTable whole(Run run) {
    var set = stimuli.set(new ContentHash(run.stimuli()));
    var plan = run.plan();
    var request =
        new Request(
            plan.models(),
            plan.methods(),
            plan.metrics().stream().map(RunTables::measure).toList(),
            run.seed(),
            1);
    var kept = new Kept(new RunMaterial(run, set), request);
    var codes = new TreeSet<String>();
    scores.each(
        run.id(),
        one -> {
          codes.add(one.code());
          kept.score(one.model(), one.method(), one.metric(), one.item(), score(one));
        });
    scores
        .overall(run.id())
        .forEach(one -> kept.overall(one.model(), one.method(), one.metric(), score(one)));
    plan.models().forEach(model -> look(kept, run, set, model));
    return told(kept.table(), run, List.copyOf(codes));
  }

  private static Measure measure(RunPlan.Measured stored) {
    try {
      var card = stored.card();
      return new Measure(stored.key(), Metrics.of(card.id(), card.parameters()));
    } catch (IllegalArgumentException gone) {
      throw new Rejected(
          Fault.CONFLICT,
          "This run was made by a version whose metrics this one does not have (%s); its export has"
                  .formatted(gone.getMessage())
              + " the scores.");
    }
  }

  private static Score score(ItemScores.One one) {
    return new Score(
        one.value() == null ? Double.NaN : one.value(), one.error(), one.reason(), one.curve());
  }

  private void look(Kept kept, Run run, StimulusSet set, String model) {
    var classes = set.model(model).orElseThrow().output().classes();
    boolean asNumbers = !(set.items().getFirst().content() instanceof Content.Text);
    int looked = 0;
    for (var id : run.plan().items()) {
      var item = set.item(id).orElseThrow();
      var output = item.output(model);
      int predicted = classes.indexOf(output.predicted());
      kept.predicted(
          model,
          id,
          predicted, // it is the predicted class that is explained
          classes.indexOf(item.truth()),
          predicted,
          output.scores().get(output.predicted()));
      explanations(kept, set, run, model, item);
      if (asNumbers && looked++ < LOOKED_AT) {
        kept.compared(benches.of(run.stimuli(), model).bare(id, run.seed()), model);
      }
    }
  }

  private static void explanations(Kept kept, StimulusSet set, Run run, String model, Item item) {
    for (var method : run.plan().methods()) {
      set.explanation(item.id(), model, method)
          .filter(one -> Attributions.constant(one.array()))
          .ifPresent(one -> kept.empty(model, method, item.id(), Attributions.zero(one.array())));
    }
  }

  private static ScoreTable without(ScoreTable table) {
    return with(table, table.provenance(), List.of());
  }

  private static ScoreTable told(ScoreTable table, Run run, List<String> codes) {
    Map<String, Object> provenance = new LinkedHashMap<>(table.provenance());
    provenance.put("version", String.join(", ", codes));
    provenance.put("run", run.id());
    provenance.put("study", run.study());
    provenance.put("stimuli", run.set());
    provenance.put("startedAt", run.startedAt());
    provenance.put("finishedAt", run.finishedAt());
    return with(table, provenance, table.scores());
  }

  private static ScoreTable with(
      ScoreTable table, Map<String, Object> provenance, List<ScoreTable.ItemScore> each) {
    return new ScoreTable(
        table.schema(),
        table.title(),
        provenance,
        table.interval(),
        table.models(),
        table.cards(),
        table.cells(),
        table.comparisons(),
        table.controls(),
        table.gaps(),
        table.warnings(),
        each);
  }
}
