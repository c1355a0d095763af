package groundwork.coding.control;

import groundwork.assignment.entity.Kinds;
import groundwork.coding.entity.Coded;
import groundwork.coding.entity.Scheme;
import groundwork.coding.entity.Text;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Schemes, what coders said, and what was settled. */
@ApplicationScoped
public class Codings {
  /** A scheme as it is stored; revision 0 and no scheme where there is none. */
  public record Kept(Scheme scheme, int revision) {}

  /** What was settled of a text, by whom. */
  public record Settled(List<String> codes, String by, Instant at) {}

  /** One row of what coders said. */
  private record Said(String text, String coder, List<String> codes) {}

  @Inject Sql sql;
  @Inject Texts texts;
  @Inject Clock clock;

  public Kept scheme(UUID study, String block) {
    return sql.one(
            row ->
                new Kept(Json.read(row.getString("scheme"), Scheme.class), row.getInt("revision")),
            "select scheme, revision from coding_scheme where study = ? and block = ?",
            study,
            block)
        .orElse(new Kept(null, 0));
  }

  /**
   * @param revision that whoever writes has seen
   * @return the new revision
   */
  public int store(UUID study, String block, Scheme scheme, int revision, String by) {
    var used = new HashSet<String>();
    int several = 0;
    for (var codes :
        sql.all(
            row -> codes(row.getString("codes")),
            """
            select codes from coding where study = ? and block = ?
            union all select codes from coding_settled where study = ? and block = ?
            """,
            study,
            block,
            study,
            block)) {
      used.addAll(codes);
      several += codes.size() > 1 ? 1 : 0;
    }
    SchemeRules.check(scheme, used, several);
    int rows =
        sql.update(
            """
            insert into coding_scheme (study, block, scheme, revision, changed_by, changed_at)
            select ?, ?, ?::jsonb, 1, ?, ? where ? = 0 or exists (
              select 1 from coding_scheme where study = ? and block = ? and revision = ?)
            on conflict (study, block) do update set scheme = excluded.scheme,
              revision = coding_scheme.revision + 1, changed_by = excluded.changed_by,
              changed_at = excluded.changed_at
              where coding_scheme.revision = ?
            """,
            study,
            block,
            Json.write(scheme),
            by,
            clock.instant(),
            revision,
            study,
            block,
            revision,
            revision);
    if (rows == 0) {
      throw new Rejected(
          Fault.CONFLICT,
          "Somebody else changed the codes since you began; look at them and change them again.");
    }
    return revision + 1;
  }

  /** Every text of a block with what was said of it. */
  public List<Coded> coded(UUID study, String block, Kinds kinds) {
    var said = new HashMap<String, Map<String, List<String>>>();
    for (var one :
        sql.all(
            row -> new Said(place(row), row.getString("coder"), codes(row.getString("codes"))),
            "select * from coding where study = ? and block = ? order by coder",
            study,
            block)) {
      said.computeIfAbsent(one.text(), any -> new LinkedHashMap<>()).put(one.coder(), one.codes());
    }
    var settled = settled(study, block);
    return texts.of(study, block, kinds).stream()
        .map(
            text ->
                new Coded(
                    text,
                    said.getOrDefault(place(text), Map.of()),
                    Optional.ofNullable(settled.get(place(text))).map(Settled::codes).orElse(null)))
        .toList();
  }

  /** What was settled, by the place of the text. */
  public Map<String, Settled> settled(UUID study, String block) {
    var all = new HashMap<String, Settled>();
    sql.all(
            row ->
                Map.entry(
                    place(row),
                    new Settled(
                        codes(row.getString("codes")),
                        row.getString("settled_by"),
                        Sql.instant(row, "at"))),
            "select * from coding_settled where study = ? and block = ?",
            study,
            block)
        .forEach(one -> all.put(one.getKey(), one.getValue()));
    return all;
  }

  /**
   * @param codes null takes back what this coder said
   */
  public void say(UUID study, String block, String key, String coder, List<String> codes) {
    var text = text(study, block, key);
    if (codes == null) {
      sql.update(
          """
          delete from coding where study = ? and block = ? and enrolment = ? and seq = ? and part = ?
            and coder = ?
          """,
          study,
          block,
          text.enrolment(),
          text.seq(),
          text.part(),
          coder);
      return;
    }
    sql.update(
        """
        insert into coding (study, block, enrolment, seq, part, coder, codes, at)
        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
        on conflict (study, block, enrolment, seq, part, coder) do update
          set codes = excluded.codes, at = excluded.at
        """,
        study,
        block,
        text.enrolment(),
        text.seq(),
        text.part(),
        coder,
        Json.write(SchemeRules.codes(scheme(study, block).scheme(), codes)),
        clock.instant());
  }

  /**
   * Only of what two people said different things about.
   *
   * @param before what was settled when whoever settles now looked at it; null for nothing
   */
  public void settle(
      UUID study, String block, String key, List<String> codes, List<String> before, String by) {
    var text = text(study, block, key);
    var scheme = scheme(study, block).scheme();
    sql.all(
        row -> row.getInt("revision"),
        "select revision from coding_scheme where study = ? and block = ? for update",
        study,
        block); // one after the other, so that each sees what the other settled
    var now = settled(study, block).get(place(text));
    if (!Objects.equals(
        before == null ? null : Set.copyOf(before), now == null ? null : Set.copyOf(now.codes()))) {
      throw new Rejected(
          Fault.CONFLICT,
          now == null
              ? "What was settled here was taken back since you began; look at it again."
              : now.by() + " settled this text since you began; look at it again.");
    }
    if (codes == null) {
      sql.update(
          """
          delete from coding_settled
          where study = ? and block = ? and enrolment = ? and seq = ? and part = ?
          """,
          study,
          block,
          text.enrolment(),
          text.seq(),
          text.part());
      return;
    }
    sql.update(
        """
        insert into coding_settled (study, block, enrolment, seq, part, codes, settled_by, at)
        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
        on conflict (study, block, enrolment, seq, part) do update
          set codes = excluded.codes, settled_by = excluded.settled_by, at = excluded.at
        """,
        study,
        block,
        text.enrolment(),
        text.seq(),
        text.part(),
        Json.write(SchemeRules.codes(scheme, codes)),
        by,
        clock.instant());
  }

  private Text text(UUID study, String block, String key) {
    return texts.of(study, block, Kinds.of("real,pilot,simulated")).stream()
        .filter(text -> text.key(study).equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.NOT_FOUND,
                    "There is no such text here; perhaps its writer had their data deleted."));
  }

  static List<String> codes(String stored) {
    var all = new ArrayList<String>();
    for (JsonNode code : Json.tree(stored)) {
      all.add(code.asString());
    }
    return List.copyOf(all);
  }

  /** Where a text stands, in the tables here. */
  public static String place(Text text) {
    return text.enrolment() + "/" + text.seq() + "/" + text.part();
  }

  private static String place(ResultSet row) throws SQLException {
    return row.getString("enrolment") + "/" + row.getInt("seq") + "/" + row.getString("part");
  }
}
