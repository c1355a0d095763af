package groundwork.persistence.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date before anything else touches the database. */
@ApplicationScoped
public class SchemaMigration {
  private static final Logger LOG = Logger.getLogger(SchemaMigration.class.getName());
  public static final int FIRST = 10;

  @Inject DataSource database;

  void migrate(@Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object start) {
    awaitDatabase();
    var done =
        Flyway.configure(SchemaMigration.class.getClassLoader())
            .dataSource(database)
            .load()
            .migrate();
    LOG.info(
        () ->
            "schema at "
                + done.targetSchemaVersion
                + ", "
                + done.migrationsExecuted
                + " migrations run");
  }

  /** The database may still be starting beside us; two minutes, then say so. */
  private void awaitDatabase() {
    SQLException last = null;
    for (int attempt = 0; attempt < 1200; attempt++) {
      try (var connection = database.getConnection()) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException notYet) {
        last = notYet;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new IllegalStateException(
        "The database does not answer; check --db-url, --db-user and --db-password.", last);
  }
}
