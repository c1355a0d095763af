package groundwork.persistence.boundary;

import groundwork.persistence.control.Durability;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready as long as the database answers; says whether it keeps what it acknowledges. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {
  private static final int SECONDS = 2;

  @Inject DataSource database;
  @Inject Durability durability;

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("database");
    try (var connection = database.getConnection()) {
      return answer
          .status(connection.isValid(SECONDS))
          .withData("durable", durability.off().isEmpty())
          .withData("off", String.join(" ", durability.off()))
          .build();
    } catch (SQLException unreachable) {
      return answer.down().build();
    }
  }
}
