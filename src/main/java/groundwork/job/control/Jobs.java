package groundwork.job.control;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import groundwork.persistence.control.SchemaMigration;
import groundwork.persistence.control.Sql;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** The queue of long work, and this node's threads that do it. */
@ApplicationScoped
public class Jobs {
  private static final Duration HEARTBEAT = Duration.ofMillis(1500);
  private static final int MISSED = 4;
  private static final int RETRIES = 2;

  @Inject DataSource database;
  @Inject Sql sql;
  @Inject Clock clock;
  @Inject @Any Instance<Work> kinds;

  @Resource ManagedThreadFactory threads;

  private Scheduler scheduler;

  void start(
      @Observes @Priority(SchemaMigration.FIRST + 90) @Initialized(ApplicationScoped.class)
          Object start) {
    int cores = Math.max(1, Runtime.getRuntime().availableProcessors() - 1); // one for participants
    scheduler =
        Scheduler.create(database, kinds.stream().<Task<?>>map(this::task).toList())
            .executorService(Executors.newFixedThreadPool(cores, threads))
            .threads(cores)
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(Duration.ofMillis(500))
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .shutdownMaxWait(Duration.ofSeconds(3))
            .build();
    scheduler.start();
  }

  @PreDestroy
  void stop() {
    if (scheduler != null) {
      scheduler.stop();
    }
  }

  /**
   * Queues units in the running transaction: they are done if and only if it commits. Earlier ones
   * are taken first.
   */
  public void queue(String work, List<String> units) {
    var now = clock.instant();
    var rows = new ArrayList<Object[]>();
    for (int i = 0; i < units.size(); i++) {
      rows.add(
          new Object[] {work, units.get(i), now.plusNanos(i * 1000L)}); // the order of taking them
    }
    sql.each(
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        values (?, ?, ?, false, 1) on conflict do nothing
        """,
        rows);
  }

  /** Takes back the units that nobody has begun; those under way end as they end. */
  public void cancel(String work, String prefix) {
    sql.update(
        """
        delete from scheduled_tasks
        where task_name = ? and starts_with(task_instance, ?) and not picked
        """,
        work,
        prefix);
  }

  private Task<Void> task(Work work) {
    return Tasks.oneTime(work.name())
        .onFailure(new GivingUp(work))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> {
              try {
                work.run(instance.getId());
              } catch (RuntimeException failed) {
                throw failed;
              } catch (Exception failed) {
                throw new IllegalStateException(failed);
              }
            });
  }

  /** Tries again twice, a little later each time; stopping with the node is no failure. */
  private record GivingUp(Work work) implements FailureHandler<Void> {
    @Override
    public void onFailure(ExecutionComplete done, ExecutionOperations<Void> operations) {
      int failures = done.getExecution().consecutiveFailures + 1;
      boolean stopped = done.getCause().filter(Stopped.class::isInstance).isPresent();
      if (stopped || failures <= RETRIES) {
        operations.reschedule(done, done.getTimeDone().plusSeconds(failures));
        return;
      }
      work.giveUp(
          done.getExecution().taskInstance.getId(),
          done.getCause().orElse(new IllegalStateException("interrupted")));
      operations.stop();
    }
  }
}
