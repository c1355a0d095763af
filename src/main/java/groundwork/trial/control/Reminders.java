package groundwork.trial.control;

import groundwork.access.control.Audit;
import groundwork.assignment.entity.Pseudonym;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.Block;
import groundwork.trial.entity.Reminder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Who is between two sessions, and when they are to be reminded. */
@ApplicationScoped
public class Reminders {
  private static final String WAITING =
      """
      select e.id, e.kind, e.version, a.steps -> e.position ->> 'block' as block,
        coalesce(r.received_at, e.enrolled_at) as since, i.parameters
      from enrolment e join assignment a on a.study = e.study and a.enrolment = e.id
      left join response r on r.study = e.study and r.enrolment = e.id and r.seq = e.saves - 1
      left join identity i on i.study = e.study and i.enrolment = e.id and ?
      where e.study = ? and e.status = 'active' and e.kind in ('real', 'pilot')
        and a.steps -> e.position ->> 'kind' = 'SESSION'
      """;

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject OpenStudies studies;
  @Inject Audit audit;

  /**
   * @param identities whether recruitment ids are wanted too, which the audit log remembers
   * @return those whose door opens first before the others
   */
  @Transactional
  public List<Reminder> of(String slug, boolean identities) {
    var study = studies.id(slug);
    if (identities) {
      audit.record("recruitment-ids-read", slug);
    }
    var now = clock.instant();
    return sql.all(row -> reminder(row, now, identities), WAITING, identities, study).stream()
        .sorted(Comparator.comparing(Reminder::opensAt).thenComparing(Reminder::participant))
        .toList();
  }

  private Reminder reminder(ResultSet row, Instant now, boolean identities) throws SQLException {
    var version = studies.version(new ContentHash(row.getString("version")));
    var session = (Block.Session) version.definition().block(row.getString("block")).orElseThrow();
    var since = Sql.instant(row, "since");
    var opens = session.opens(since);
    var closes = session.closes(since);
    var reminders = session.reminders(since);
    boolean closed = closes != null && now.isAfter(closes);
    return new Reminder(
        Pseudonym.of(row.getObject("id", UUID.class)),
        row.getString("kind"),
        session.id(),
        since,
        opens,
        closes,
        now.isBefore(opens) ? "waiting" : closed ? "closed" : "open",
        reminders,
        reminders.stream().filter(at -> !at.isAfter(now)).reduce((a, b) -> b).orElse(null),
        reminders.stream().filter(at -> at.isAfter(now)).findFirst().orElse(null),
        identities ? parameters(row.getString("parameters")) : null);
  }

  private static Map<String, String> parameters(String stored) {
    var parameters = new TreeMap<String, String>();
    if (stored != null) {
      Json.tree(stored)
          .properties()
          .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asString()));
    }
    return parameters;
  }
}
