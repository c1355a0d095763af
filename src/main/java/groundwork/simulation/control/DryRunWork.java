package groundwork.simulation.control;

import groundwork.access.entity.Secret;
import groundwork.job.control.Stopped;
import groundwork.job.control.Work;
import groundwork.persistence.control.Sql;
import groundwork.simulation.entity.DryRunShown;
import groundwork.simulation.entity.DryRunShown.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends dry-run participants to this node's own address, where they pass everything that people
 * pass. What lets them in is a token that was drawn for this run, is known to this process alone,
 * and is deleted when it ends. After a crash another node goes on with those who were not sent yet;
 * who was in the middle then stays away, as people do.
 */
@ApplicationScoped
public class DryRunWork implements Work {
  private static final int AT_ONCE = 4;
  private static final long MILLIS = 500;

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject DryRuns runs;

  @Inject
  @ConfigProperty(name = "payara.instance.http.port", defaultValue = "8080")
  int port;

  @Inject
  @ConfigProperty(name = "payara.instance.http.address", defaultValue = "127.0.0.1")
  String address;

  @Override
  public String name() {
    return DryRuns.WORK;
  }

  @Override
  public void run(String unit) throws ExecutionException {
    var id = UUID.fromString(unit);
    var before = runs.find(id);
    if (before.isEmpty() || before.get().state().ended()) {
      return;
    }
    var token = Secret.drawn(Secret.TOKEN_PREFIX);
    var name = "dry run " + id;
    sql.update("delete from api_token where node = ?", name); // of a process that is no more
    sql.update(
        "insert into api_token (id, hash, node, label, created_at) values (?, ?, ?, ?, ?)",
        UUID.randomUUID(),
        token.hash(),
        name,
        "dry run",
        clock.instant());
    try (var server = new OwnServer(address, port, token.text())) {
      send(before.get(), server);
    } finally {
      sql.update("delete from api_token where node = ?", name);
    }
  }

  private void send(DryRunShown before, OwnServer server) throws ExecutionException {
    var tally = new Tally();
    var wanted = new AtomicBoolean(runs.progress(before, tally));
    var behaviour =
        new SimulatedParticipant.Behaviour(
            before.seed(), before.accuracy(), before.effects(), before.dropout());
    var run = new DryRun(server, runs.slug(before.id()), behaviour);
    try (var watch = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
      watch.scheduleWithFixedDelay(
          () -> wanted.set(runs.progress(before, tally)), MILLIS, MILLIS, TimeUnit.MILLISECONDS);
      try {
        run.run(before.begun(), before.participants(), AT_ONCE, tally, wanted::get);
      } finally {
        watch.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      runs.progress(before, tally);
      Thread.currentThread().interrupt();
      throw new Stopped("the node stops");
    }
    runs.progress(before, tally);
    runs.end(before.id(), State.DONE, null);
  }

  @Override
  public void giveUp(String unit, Throwable reason) {
    runs.end(UUID.fromString(unit), State.FAILED, "It failed three times: " + reason.getMessage());
  }
}
