package groundwork.simulation.control;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Many dry-run participants, several at a time. */
public final class DryRun {
  private final Exchange server;
  private final String study;
  private final SimulatedParticipant.Behaviour behaviour;

  public DryRun(Exchange server, String study, SimulatedParticipant.Behaviour behaviour) {
    this.server = server;
    this.study = study;
    this.behaviour = behaviour;
  }

  /** Returns when all have come to their end. */
  public Tally.Report run(int participants, int concurrency, Tally tally)
      throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    var next = new AtomicInteger();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int worker = 0; worker < Math.min(concurrency, participants); worker++) {
        running.add(
            workers.submit(
                () -> {
                  for (int i = next.getAndIncrement();
                      i < participants;
                      i = next.getAndIncrement()) {
                    new SimulatedParticipant(server, study, i, behaviour, tally).run();
                  }
                }));
      }
      for (var worker : running) {
        worker.get();
      }
    }
    return tally.report(study, (System.nanoTime() - begun) / 1e9);
  }
}
