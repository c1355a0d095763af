/**
 * The one database: connections, schema, and the promise that an acknowledged answer survives.
 *
 * <p><b>Decisions.</b> Flyway owns the schema ({@code db/migration}, SQL first); JPA maps it and
 * creates nothing. The slow paths (studies, accounts, runs) use JPA; the participant path uses JDBC
 * on the same {@code DataSource}, one statement a save. A server whose {@code fsync}, {@code
 * full_page_writes} or {@code synchronous_commit} is off is refused for responses.
 */
package groundwork.persistence;
