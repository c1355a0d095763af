package groundwork.monitor.control;

import groundwork.job.control.Work;
import groundwork.study.control.Previews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Queued whenever somebody looks at a preview: takes those of yesterday away, so that none pile up.
 */
@ApplicationScoped
public class PreviewPurge implements Work {
  private static final Logger LOG = Logger.getLogger(PreviewPurge.class.getName());
  private static final Duration KEPT = Duration.ofDays(1);

  @Inject Traces traces;
  @Inject Clock clock;

  @Override
  public String name() {
    return Previews.PURGE;
  }

  @Override
  public void run(String unit) {
    traces.previewsBefore(clock.instant().minus(KEPT));
  }

  @Override
  public void giveUp(String unit, Throwable reason) {
    LOG.log(Level.WARNING, "previews of yesterday stay for now", reason);
  }
}
