package groundwork.metric.control;

import groundwork.job.control.Stopped;
import groundwork.job.control.Work;
import groundwork.metric.entity.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Scores one unit of a run: computed outside any transaction, stored all at once. */
@ApplicationScoped
public class UnitWork implements Work {
  private static final Logger LOG = Logger.getLogger(UnitWork.class.getName());

  @Inject RunLog log;
  @Inject RunReader reader;
  @Inject Benches benches;

  @Override
  public String name() {
    return RunLog.WORK;
  }

  @Override
  public void run(String reference) {
    var run = runOf(reference);
    var due = log.due(run, number(reference));
    if (due.isEmpty()) {
      return;
    }
    log.begin(run);
    var unit = due.get();
    var wanted = reader.wanted(run, unit.metric());
    var metric = Metrics.of(wanted.card().id(), wanted.card().parameters());
    var bench = benches.of(wanted.stimuli(), unit.model());
    long begun = System.nanoTime();
    try {
      var scores = bench.scored(metric, unit, wanted.seed(), new Wanted(reader, run));
      log.complete(run, unit, scores, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    } catch (Stopped stop) {
      if (reader.state(run).ended()) {
        return; // cancelled meanwhile
      }
      throw stop;
    }
  }

  /** No longer when the node stops or the run has ended; the database is asked once a second. */
  private static final class Wanted implements BooleanSupplier {
    private final RunReader reader;
    private final UUID run;
    private long asked = System.nanoTime();

    Wanted(RunReader reader, UUID run) {
      this.reader = reader;
      this.run = run;
    }

    @Override
    public boolean getAsBoolean() {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      if (System.nanoTime() - asked < 1_000_000_000L) {
        return true;
      }
      asked = System.nanoTime();
      return !reader.state(run).ended();
    }
  }

  @Override
  public void giveUp(String reference, Throwable reason) {
    LOG.log(Level.SEVERE, "unit " + reference + " failed three times", reason);
    log.end(
        runOf(reference),
        RunState.FAILED,
        "Unit %d failed three times: %s".formatted(number(reference), reason.getMessage()));
  }

  private static UUID runOf(String reference) {
    return UUID.fromString(reference.substring(0, reference.indexOf('/')));
  }

  private static int number(String reference) {
    return Integer.parseInt(reference.substring(reference.indexOf('/') + 1));
  }
}
