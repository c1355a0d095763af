package groundwork.persistence.control;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/**
 * The connection pool; address and account come from the configuration ({@code GROUNDWORK_DB_*}).
 */
@DataSourceDefinition(
    name = Database.JNDI,
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${MPCONFIG=groundwork.db.url}",
    user = "${MPCONFIG=groundwork.db.user}",
    password = "${MPCONFIG=groundwork.db.password}",
    initialPoolSize = 2,
    minPoolSize = 2,
    maxPoolSize = 24,
    properties = {
      "stringType=unspecified", // text parameters fit jsonb and uuid columns
      "reWriteBatchedInserts=true",
      "tcpKeepAlive=true",
      "logServerErrorDetail=false" // "Failing row contains (…)" would carry ids and texts into logs
    })
@ApplicationScoped
public class Database {
  public static final String JNDI = "java:app/jdbc/groundwork";

  @Resource(lookup = JNDI)
  DataSource dataSource;

  @Produces
  DataSource dataSource() {
    return dataSource;
  }
}
