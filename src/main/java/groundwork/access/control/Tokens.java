package groundwork.access.control;

import groundwork.access.entity.Secret;
import groundwork.access.entity.TokenShown;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Bearer tokens for programs: of a researcher, or of the command line on a node's own machine. */
@ApplicationScoped
public class Tokens {
  private static final Duration GRAIN = Duration.ofMinutes(1);
  private static final int MOST = 50;

  @Inject Sql sql;
  @Inject Clock clock;

  /**
   * @param researcher null for the command line
   */
  public record Holder(UUID researcher, String name) {}

  public Optional<Holder> of(Secret token) {
    var now = clock.instant();
    var hash = token.hash();
    var holder =
        sql.one(
            row ->
                new Holder(
                    row.getObject("researcher", UUID.class),
                    row.getString("name") == null ? "command line" : row.getString("name")),
            "select t.researcher, r.name from api_token t"
                + " left join researcher r on r.id = t.researcher"
                + " where t.hash = ? and t.revoked_at is null",
            hash);
    if (holder.isPresent()) {
      sql.update(
          "update api_token set used_at = ?"
              + " where hash = ? and (used_at is null or used_at < ?)",
          now,
          hash,
          now.minus(GRAIN));
    }
    return holder;
  }

  public List<TokenShown> ofResearcher(UUID researcher) {
    return sql.all(
        row ->
            new TokenShown(
                row.getObject("id", UUID.class),
                row.getString("label"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "used_at"),
                null),
        "select * from api_token where researcher = ? and revoked_at is null"
            + " order by created_at, id",
        researcher);
  }

  /** The only time that the token itself is shown. */
  public TokenShown create(UUID researcher, String label) {
    if (ofResearcher(researcher).size() >= MOST) {
      throw new Rejected(
          Fault.CONFLICT, "You have %d tokens; revoke one that is not used.".formatted(MOST));
    }
    var token = Secret.drawn(Secret.TOKEN_PREFIX);
    var shown =
        new TokenShown(UUID.randomUUID(), label.strip(), clock.instant(), null, token.text());
    sql.update(
        "insert into api_token (id, hash, researcher, label, created_at) values (?, ?, ?, ?, ?)",
        shown.id(),
        token.hash(),
        researcher,
        shown.label(),
        shown.createdAt());
    return shown;
  }

  public void revoke(UUID researcher, UUID token) {
    int revoked =
        sql.update(
            "update api_token set revoked_at = ?"
                + " where id = ? and researcher = ? and revoked_at is null",
            clock.instant(),
            token,
            researcher);
    if (revoked == 0) {
      throw new Rejected(Fault.NOT_FOUND, "You have no token " + token + ".");
    }
  }
}
