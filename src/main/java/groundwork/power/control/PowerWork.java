package groundwork.power.control;

import groundwork.job.control.Stopped;
import groundwork.job.control.Work;
import groundwork.power.entity.PowerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers one question point by point. What was stored before a crash is not computed again. */
@ApplicationScoped
public class PowerWork implements Work {
  private static final Logger LOG = Logger.getLogger(PowerWork.class.getName());
  private static final long LOOK = 500_000_000L; // nanoseconds between two looks at the database

  @Inject PowerLog log;
  @Inject Designs designs;

  @Override
  public String name() {
    return PowerLog.WORK;
  }

  @Override
  public void run(String unit) {
    var run = UUID.fromString(unit);
    var due = log.due(run);
    if (due.isEmpty()) {
      return;
    }
    log.begin(run);
    var assumed = due.get().assumptions();
    var question = designs.then(due.get());
    int most = Math.max(assumed.to(), assumed.at() == null ? 0 : assumed.at());
    var planned =
        question.planned(
            question.analysis(assumed.analysis()).orElseThrow(), most + question.arms());
    var search = new Search(assumed, question.arms());
    var simulating = new Simulating(planned, assumed);
    var truth = new Truth(planned, assumed);
    var points = new ArrayList<>(log.points(run));
    var going = new Going(run, points.size() * assumed.draws());
    try {
      for (var ask = search.next(points, truth);
          ask.isPresent();
          ask = search.next(points, truth)) {
        var point = simulating.point(ask.get(), going);
        log.add(run, points.size(), point);
        points.add(point);
      }
      log.complete(
          run,
          new Simulated(planned, assumed, points)
              .result(new Recruiting(question.version().definition(), assumed)));
    } catch (Stopped stop) {
      if (log.wanted(run)) {
        throw stop;
      }
    }
  }

  /** Tells how far it is, and stops where the node stops or the run is not wanted any more. */
  private final class Going implements IntConsumer {
    private final UUID run;
    private int done;
    private long looked = System.nanoTime();

    Going(UUID run, int done) {
      this.run = run;
      this.done = done;
    }

    @Override
    public void accept(int draws) {
      done += draws;
      if (Thread.currentThread().isInterrupted()) {
        throw new Stopped("the node stops");
      }
      if (System.nanoTime() - looked > LOOK) {
        looked = System.nanoTime();
        log.progress(run, done);
        if (!log.wanted(run)) {
          throw new Stopped("power run " + run + " was cancelled");
        }
      }
    }
  }

  @Override
  public void giveUp(String unit, Throwable reason) {
    LOG.log(Level.SEVERE, "power run " + unit + " failed three times", reason);
    log.end(UUID.fromString(unit), PowerState.FAILED, reason.getMessage());
  }
}
