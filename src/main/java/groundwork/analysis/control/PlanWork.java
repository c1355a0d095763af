package groundwork.analysis.control;

import groundwork.analysis.control.AnalysisLog.Result;
import groundwork.analysis.entity.AnalysisRun;
import groundwork.analysis.entity.AnalysisState;
import groundwork.document.control.DocumentReader;
import groundwork.job.control.Work;
import groundwork.json.control.Json;
import groundwork.plan.control.PlanReader;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.OpenStudies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the plan of a study version: computed outside any transaction, stored all at once. */
@ApplicationScoped
public class PlanWork implements Work {
  private static final Logger LOG = Logger.getLogger(PlanWork.class.getName());

  @Inject AnalysisLog log;
  @Inject OpenStudies studies;
  @Inject StudyPlans plans;
  @Inject TidyData tidy;

  @Override
  public String name() {
    return AnalysisLog.WORK;
  }

  @Override
  public void run(String unit) throws IOException {
    var run = log.find(UUID.fromString(unit));
    if (run.isEmpty() || run.get().state() == AnalysisState.DONE) {
      return;
    }
    log.begin(run.get().id());
    try {
      analyse(run.get());
    } catch (Rejected refused) { // it would be refused again
      log.fail(run.get().id(), refused.getMessage(), refused.findings);
    } catch (IllegalArgumentException wrong) {
      log.fail(run.get().id(), wrong.getMessage(), List.of());
    }
  }

  private void analyse(AnalysisRun run) throws IOException {
    var key = run.key();
    var version = studies.version(key.version());
    var document = plans.of(version).orElseThrow().document().orElseThrow();
    var plan = PlanReader.read(document);
    var data = tidy.of(key.study(), key.version().hex(), key.simulated());
    var table =
        TidyTable.read(
            "data/analysis.csv", () -> new ByteArrayInputStream(data.csv()), plan.data().factors());
    var findings = DataRules.check(document, plan, table.table());
    if (DocumentReader.refused(findings)) {
      throw new Rejected(
          Fault.INVALID, "The plan does not fit the data; nothing was analysed.", findings);
    }
    var analysed = PlanRun.of(plan, table);
    var report = Report.of(version.definition().title(), analysed);
    log.complete(
        run,
        data.basis(),
        new Result(
            Json.write(findings),
            FindingsJson.of(analysed),
            Json.write(OwnValues.of(plan, table, analysed)),
            report.markdown(),
            report.latex()));
  }

  @Override
  public void giveUp(String unit, Throwable reason) {
    LOG.log(Level.SEVERE, "analysis " + unit + " failed three times", reason);
    log.fail(UUID.fromString(unit), "It failed three times: " + reason.getMessage(), List.of());
  }
}
