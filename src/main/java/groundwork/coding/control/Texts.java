package groundwork.coding.control;

import groundwork.assignment.entity.Kinds;
import groundwork.coding.entity.Text;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What participants wrote, block by block. */
@ApplicationScoped
class Texts {
  /** The condition on the answer is that of an index; the item is what names are about. */
  private static final String WRITTEN =
      """
      select r.enrolment, r.seq, r.body -> 'answer' ->> 'text' as text,
        r.body -> 'answer' -> 'names' as names,
        case when jsonb_exists(r.body -> 'answer', 'names') then (select a.steps -> r.position ->> 'item'
          from assignment a where a.study = r.study and a.enrolment = r.enrolment) end as item
      from response r join enrolment e on e.study = r.study and e.id = r.enrolment
      where r.study = ? and r.block = ? and jsonb_exists_any(r.body -> 'answer', '{text,names}')
        and not r.superseded and e.kind = any(string_to_array(?, ','))
        and e.excluded_reason is null
      order by r.enrolment, r.seq
      """;

  @Inject Sql sql;

  List<Text> of(UUID study, String block, Kinds kinds) {
    return sql.all(Texts::texts, WRITTEN, study, block, kinds.words()).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<Text> texts(ResultSet row) throws SQLException {
    var all = new ArrayList<Text>();
    var enrolment = row.getObject("enrolment", UUID.class);
    var item = row.getString("item");
    int seq = row.getInt("seq");
    var text = row.getString("text");
    if (text != null && !text.isBlank()) {
      all.add(new Text(enrolment, seq, "text", text, item));
    }
    var names = row.getString("names") == null ? null : Json.tree(row.getString("names"));
    if (names != null && names.isArray()) {
      for (int i = 0; i < names.size(); i++) {
        all.add(new Text(enrolment, seq, "names/" + i, names.get(i).asString(), item));
      }
    }
    return all;
  }
}
