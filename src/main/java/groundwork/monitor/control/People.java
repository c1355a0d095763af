package groundwork.monitor.control;

import groundwork.assignment.entity.Kinds;
import groundwork.assignment.entity.Pseudonym;
import groundwork.monitor.entity.ParticipantPage;
import groundwork.monitor.entity.Progress.Participant;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Participants by pages. Plans are opened of those on the page only. */
@ApplicationScoped
public class People {
  private static final int LARGEST = 500;
  private static final int LAST_PAGE = 100_000;
  private static final String LAPSED =
      "(e.status = 'active' and (e.lease_until is null or e.lease_until < ?))";
  private static final String FITTING =
      """
      from enrolment e where e.study = ? and e.kind = any(string_to_array(?, ','))
        and (e.arm is not null or e.status not in ('refused', 'quota-full', 'incompatible-device'))
        and (?::text is null or e.arm = ?)
        and (?::text is null or case ?
          when 'lapsed' then %1$s
          when 'active' then e.status = 'active' and not %1$s
          when 'rejected' then e.excluded_reason is not null
          when 'message' then exists (select 1 from support_message m where m.study = e.study
            and m.enrolment = e.id and m.author = 'participant' and m.seen_at is null)
          else e.status = ? end)
        and (?::text is null or replace(e.id::text, '-', '') like ?)
      """
          .formatted(LAPSED);
  private static final String PAGE =
      """
      with shown as (
        select e.study, e.id %2$s order by %3$s, e.id limit ? offset ?)
      select e.id, e.arm, e.kind, e.status, e.last_seen_at, e.enrolled_at, e.resumes, e.position, %1$s as lapsed,
        e.excluded_reason, a.steps -> e.position ->> 'block' as block, jsonb_array_length(a.steps) as total,
        (select count(*) from support_message m where m.study = e.study and m.enrolment = e.id
          and m.author = 'participant' and m.seen_at is null) as unread
      from shown s join enrolment e on e.study = s.study and e.id = s.id
      left join assignment a on a.study = e.study and a.enrolment = e.id
      order by %3$s, e.id
      """;

  /** What a table can be sorted by. */
  private static final Map<String, String> SORTS =
      Map.of(
          "seen", "last_seen_at",
          "joined", "enrolled_at",
          "progress", "position",
          "resumes", "resumes",
          "status", "status",
          "arm", "arm",
          "participant", "id");

  @Inject Sql sql;
  @Inject Clock clock;

  /**
   * @param status a status of a run, or {@code lapsed}, {@code rejected}, {@code message}; or null
   * @param text beginning of a pseudonym, or null
   * @param sort one of {@link #SORTS}; with a minus before it the largest come first
   */
  public record Wanted(
      Kinds kinds, String arm, String status, String text, String sort, int page, int size) {
    public Wanted {
      arm = blank(arm);
      status = blank(status);
      text = blank(text);
      sort = blank(sort) == null ? "-seen" : sort;
      if (!SORTS.containsKey(sort.replaceFirst("^-", ""))) {
        throw new Rejected(
            Fault.INVALID,
            "\"sort\" is \"%s\"; it is one of %s, with a minus for the largest first."
                .formatted(sort, SORTS.keySet().stream().sorted().toList()));
      }
      within("page", page, 0, LAST_PAGE);
      within("size", size, 1, LARGEST);
    }

    static Wanted newest(Kinds kinds, int size) {
      return new Wanted(kinds, null, null, null, "-seen", 0, size);
    }

    private static String blank(String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }

    private static void within(String name, int value, int low, int high) {
      if (value < low || value > high) {
        throw new Rejected(
            Fault.INVALID,
            "\"%s\" is %d; it must lie in [%d, %d].".formatted(name, value, low, high));
      }
    }

    private String order() {
      boolean down = sort.startsWith("-");
      return "e." + SORTS.get(down ? sort.substring(1) : sort) + (down ? " desc" : "");
    }

    /** Pseudonyms are the beginning of an id; what cannot begin one fits nobody. */
    private String like() {
      if (text == null) {
        return null;
      }
      var digits = text.toLowerCase(Locale.ROOT).replaceFirst("^p-?", "").replace("-", "");
      return digits.matches("[0-9a-f]*") ? digits + "%" : "nobody";
    }
  }

  public ParticipantPage page(UUID study, StudyVersion shape, Wanted wanted) {
    var now = clock.instant();
    var filter = filter(study, wanted, now);
    int total = sql.one(row -> row.getInt(1), "select count(*) " + FITTING, filter).orElseThrow();
    var labels = Labels.of(shape);
    var all = new Object[filter.length + 3];
    System.arraycopy(filter, 0, all, 0, filter.length);
    all[filter.length] = wanted.size();
    all[filter.length + 1] = wanted.page() * wanted.size();
    all[filter.length + 2] = now;
    return new ParticipantPage(
        total,
        wanted.page(),
        wanted.size(),
        sql.all(
            row -> participant(row, labels), PAGE.formatted(LAPSED, FITTING, wanted.order()), all));
  }

  private static Object[] filter(UUID study, Wanted wanted, Instant now) {
    return new Object[] {
      study,
      wanted.kinds().words(),
      wanted.arm(),
      wanted.arm(),
      wanted.status(),
      wanted.status(),
      now,
      now,
      wanted.status(),
      wanted.text(),
      wanted.like()
    };
  }

  /**
   * @param pseudonym as pages and exports show it
   */
  public UUID id(UUID study, String pseudonym) {
    return find(study, pseudonym)
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.NOT_FOUND, "There is no participant \"%s\" here.".formatted(pseudonym)));
  }

  /** Pseudonyms are the beginning of an id, so the key finds them. */
  private Optional<UUID> find(UUID study, String pseudonym) {
    if (!pseudonym.matches("p-[0-9a-f]{12}")) {
      return Optional.empty();
    }
    var begin = pseudonym.substring(2, 10) + "-" + pseudonym.substring(10);
    return sql.one(
        row -> row.getObject("id", UUID.class),
        "select id from enrolment where study = ? and id between ?::uuid and ?::uuid"
            + " and kind <> 'preview' and status <> 'refused'",
        study,
        begin + "-0000-0000-000000000000",
        begin + "-ffff-ffff-ffffffffffff");
  }

  static Participant participant(ResultSet row, Map<String, String> labels) throws SQLException {
    var status = row.getString("status");
    var block = row.getString("block");
    int total = Math.max(1, row.getInt("total"));
    return new Participant(
        Pseudonym.of(row.getObject("id", UUID.class)),
        row.getString("arm"),
        row.getString("kind"),
        status,
        status.equals("active") && block != null ? labels.getOrDefault(block, block) : null,
        status.equals("completed") ? 1 : Math.min(1.0, row.getInt("position") / (double) total),
        Sql.instant(row, "last_seen_at"),
        Sql.instant(row, "enrolled_at"),
        row.getInt("resumes"),
        row.getBoolean("lapsed"),
        row.getString("excluded_reason"),
        row.getInt("unread"));
  }
}
