package groundwork.monitor.control;

import groundwork.monitor.entity.OneRun.Message;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Words between researchers and one participant, for when something goes wrong. They are no
 * answers: nothing here is exported or analysed.
 */
@ApplicationScoped
public class Messages {
  /** So many may wait unread, that nobody is flooded. */
  private static final int UNREAD = 20;

  @Inject Sql sql;
  @Inject Clock clock;

  /** Who wrote. */
  public enum Author {
    RESEARCHER("researcher"),
    PARTICIPANT("participant");

    private final String word;

    Author(String word) {
      this.word = word;
    }

    Author other() {
      return this == RESEARCHER ? PARTICIPANT : RESEARCHER;
    }
  }

  public List<Message> of(UUID study, UUID enrolment) {
    return sql.all(
        row ->
            new Message(
                row.getLong("entry"),
                row.getString("author"),
                row.getString("text"),
                Sql.instant(row, "written_at"),
                Sql.instant(row, "seen_at")),
        "select * from support_message where study = ? and enrolment = ? order by entry",
        study,
        enrolment);
  }

  @Transactional
  public void write(UUID study, UUID enrolment, Author author, String text) {
    int waiting =
        sql.one(
                row -> row.getInt(1),
                "select count(*) from support_message where study = ? and enrolment = ? and author = ?"
                    + " and seen_at is null",
                study,
                enrolment,
                author.word)
            .orElseThrow();
    if (waiting >= UNREAD) {
      throw new Rejected(
          Fault.TOO_MANY_REQUESTS,
          "%d messages wait to be read already; wait for an answer.".formatted(waiting));
    }
    sql.update(
        "insert into support_message (study, enrolment, author, text, written_at) values (?, ?, ?, ?, ?)",
        study,
        enrolment,
        author.word,
        text.strip(),
        clock.instant());
  }

  /** This reader has seen what the other one wrote. */
  @Transactional
  public void seen(UUID study, UUID enrolment, Author reader) {
    sql.update(
        "update support_message set seen_at = ? where study = ? and enrolment = ? and author = ?"
            + " and seen_at is null",
        clock.instant(),
        study,
        enrolment,
        reader.other().word);
  }
}
