package groundwork.export.control;

import groundwork.analysis.control.TidyData;
import groundwork.assignment.entity.Kinds;
import groundwork.export.entity.Scope;
import groundwork.export.entity.ScoreRow;
import groundwork.persistence.control.Sql;
import groundwork.provenance.entity.ContentHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The same table for the analysis on the server and for {@code data/analysis.csv}. */
@ApplicationScoped
public class StudyTable implements TidyData {
  private static final String PEOPLE =
      """
      select id, coalesce(excluded_reason, '') as reason from enrolment
      where study = ? and version = ? and status = 'completed' and kind = any(string_to_array(?, ',')) order by id
      """;
  private static final String CODES =
      """
      select block, enrolment, seq, part, coder, codes from coding where study = ?
      union all
      select block, enrolment, seq, part, null, codes from coding_settled where study = ?
      order by 1, 2, 3, 4, 5
      """;
  private static final String SCHEMES =
      "select block, scheme from coding_scheme where study = ? order by block";
  private static final String NEWEST_RUN =
      """
      select id from metric_run where study = ? and version = ? and state = 'done'
      order by finished_at desc limit 1
      """;

  private static final String SCORES =
      """
      select r.version, r.seed, s.* from metric_run r join metric_score s on s.run = r.id
      where r.id = ? order by s.model, s.method, s.metric, s.item
      """;

  @Inject DataSource database;
  @Inject Sql sql;

  /** Joins the transaction that is running, which a snapshot cannot. */
  @Override
  public String basis(UUID study, String version, boolean simulated) {
    return basis(sql::all, study, version, Kinds.of(null, simulated));
  }

  @Override
  public Data of(UUID study, String version, boolean simulated) {
    return of(study, version, Kinds.of(null, simulated));
  }

  /** The same of any kinds of runs. */
  Data of(UUID study, String version, Kinds kinds) {
    try (var snapshot = new Snapshot(database)) {
      var scope = Scopes.ofVersion(snapshot, study, version, kinds);
      var out = new ByteArrayOutputStream();
      long rows = write(snapshot, scope, out);
      return new Data(out.toByteArray(), basis(snapshot, scope), rows);
    }
  }

  /** A query's rows, of a snapshot or of now. */
  private interface Rows {
    <T> List<T> all(Sql.Row<T> row, String query, Object... parameters);
  }

  private static String basis(Rows rows, UUID study, String version, Kinds kinds) {
    var people =
        rows.all(
            row -> row.getString("id") + '\t' + row.getString("reason"),
            PEOPLE,
            study,
            version,
            kinds.words());
    var run = rows.all(row -> row.getString("id"), NEWEST_RUN, study, version);
    var codes = rows.all(StudyTable::line, CODES, study, study);
    var schemes = rows.all(StudyTable::line, SCHEMES, study);
    var text =
        Stream.of(people, run, codes, schemes)
            .map(lines -> String.join("\n", lines))
            .collect(Collectors.joining("\n\n"));
    return ContentHash.of(text).hex();
  }

  private static String line(ResultSet row) throws SQLException {
    var cells = new ArrayList<String>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      cells.add(row.getString(i));
    }
    return String.join("\t", cells);
  }

  static String basis(Snapshot snapshot, Scope scope) {
    return basis(snapshot::all, scope.study(), scope.latest().hash(), scope.kinds());
  }

  static long write(Snapshot snapshot, Scope scope, OutputStream out) {
    if (!scope.hasPeople()) {
      var csv = new Csv<>(AnalysisTable.scores(), out);
      scores(snapshot, scope, csv::write);
      csv.flush();
      return csv.rows();
    }
    var csv = new Csv<>(AnalysisTable.of(scope, new Codes(snapshot, scope)), out);
    new People(snapshot, scope).eachAnswer(new Observations(scope, csv::write));
    csv.flush();
    return csv.rows();
  }

  static void scores(Snapshot snapshot, Scope scope, Consumer<ScoreRow> use) {
    var newest =
        snapshot.all(
            row -> row.getObject("id", UUID.class),
            NEWEST_RUN,
            scope.study(),
            scope.latest().hash());
    for (var run : newest) {
      snapshot.each(Bundle::score, use, SCORES, run);
    }
  }
}
