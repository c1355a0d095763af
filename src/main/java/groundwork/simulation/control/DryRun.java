package groundwork.simulation.control;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

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
    return run(0, participants, concurrency, tally, () -> true);
  }

  /**
   * @param from the number of the first, where others were sent before
   * @param participants the number after the last
   * @param goOn asked before each; who has begun comes to an end
   */
  public Tally.Report run(
      int from, int participants, int concurrency, Tally tally, BooleanSupplier goOn)
      throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    var next = new AtomicInteger(from);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int worker = 0; worker < Math.min(concurrency, participants - from); worker++) {
        running.add(
            workers.submit(
                () -> {
                  for (int i = next.getAndIncrement();
                      i < participants && goOn.getAsBoolean();
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
