package groundwork.access.control;

import groundwork.access.entity.Secret;
import groundwork.persistence.control.SchemaMigration;
import groundwork.persistence.control.Sql;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the launcher of this node drew: the link for the first researcher and the token of the
 * command line. A new start replaces those of the last.
 */
@ApplicationScoped
public class NodeSecrets {
  private static final Logger LOG = Logger.getLogger(NodeSecrets.class.getName());

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Accounts accounts;

  @Inject
  @ConfigProperty(name = "groundwork.setup.token")
  Optional<String> setupToken;

  @Inject
  @ConfigProperty(name = "groundwork.command.token")
  Optional<String> commandToken;

  /** A node that was killed and never came back leaves its token; unused, it ends by itself. */
  private static final Duration UNUSED = Duration.ofDays(7);

  private final String node = node();

  void keep(
      @Observes @Priority(SchemaMigration.FIRST + 2) @Initialized(ApplicationScoped.class)
          Object start) {
    forget();
    var now = clock.instant();
    if (accounts.isEmpty()) {
      setupToken.ifPresent(
          token ->
              sql.update(
                  "insert into setup_token (hash, node, created_at) values (?, ?, ?)"
                      + " on conflict do nothing",
                  new Secret(token).hash(),
                  node,
                  now));
    }
    sql.update(
        "delete from api_token where node is not null and coalesce(used_at, created_at) < ?",
        now.minus(UNUSED));
    commandToken.ifPresent(
        token ->
            sql.update(
                "insert into api_token (id, hash, node, label, created_at) values (?, ?, ?, ?, ?)"
                    + " on conflict do nothing",
                UUID.randomUUID(),
                new Secret(token).hash(),
                node,
                "command line",
                now));
  }

  /** A node that stops in order leaves nothing that opens a door. */
  @PreDestroy
  void leave() {
    try {
      forget();
    } catch (IllegalStateException gone) {
      LOG.log(Level.FINE, "the database went first", gone);
    }
  }

  private void forget() {
    sql.update("delete from setup_token where node = ?", node);
    sql.update("delete from api_token where node = ?", node);
  }

  /** The same after a restart on the same folder; different for two nodes on one machine. */
  private static String node() {
    var folder = System.getProperty("com.sun.aas.instanceRoot", "");
    try {
      return InetAddress.getLocalHost().getHostName() + ":" + folder;
    } catch (UnknownHostException nameless) {
      return folder;
    }
  }
}
