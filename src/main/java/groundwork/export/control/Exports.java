package groundwork.export.control;

import groundwork.assignment.entity.Kinds;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import javax.sql.DataSource;

/** Makes the bundle of a study. */
@ApplicationScoped
public class Exports {
  @Inject DataSource database;

  /** Before the first byte is sent, when a refusal can still be said. */
  public void require(String slug) {
    try (var snapshot = new Snapshot(database)) {
      if (Scopes.count(snapshot, "select count(*) from study where slug = ?", slug) == 0) {
        throw new Rejected(Fault.NOT_FOUND, "There is no study \"" + slug + "\".");
      }
    }
  }

  public void write(String slug, Kinds kinds, OutputStream out) throws IOException {
    try (var snapshot = new Snapshot(database)) {
      snapshot.streaming();
      Bundle.write(snapshot, Scopes.find(snapshot, slug, kinds).orElseThrow(), out);
    }
  }
}
