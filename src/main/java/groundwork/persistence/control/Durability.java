package groundwork.persistence.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Refuses to accept answers on a database that acknowledges what it may lose. */
@ApplicationScoped
public class Durability {
  private static final Logger LOG = Logger.getLogger(Durability.class.getName());

  @Inject DataSource database;
  private volatile List<String> off = List.of();

  void check(
      @Observes @Priority(SchemaMigration.FIRST + 1) @Initialized(ApplicationScoped.class)
          Object start) {
    off = settingsThatAreOff();
    if (!off.isEmpty()) {
      LOG.severe("No responses are accepted: the database runs with " + off + ".");
    }
  }

  /** Empty where every acknowledged answer survives a crash of the database. */
  public List<String> off() {
    return off;
  }

  /** Called before anything of a participant is stored. */
  public void require() {
    if (!off.isEmpty()) {
      throw new Rejected(
          Fault.UNSAFE_DATABASE,
          "PostgreSQL runs with " + off + "; turn them on and restart Groundwork.");
    }
  }

  private List<String> settingsThatAreOff() {
    var found = new ArrayList<String>();
    try (var connection = database.getConnection();
        var asked = connection.createStatement()) {
      for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
        try (var row = asked.executeQuery("show " + setting)) {
          if (row.next() && "off".equals(row.getString(1))) {
            found.add(setting + "=off");
          }
        }
      }
      return List.copyOf(found);
    } catch (SQLException unreachable) {
      throw new IllegalStateException(unreachable);
    }
  }
}
