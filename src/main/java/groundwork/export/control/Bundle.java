package groundwork.export.control;

import groundwork.analysis.entity.InterimLook;
import groundwork.assignment.entity.Kinds;
import groundwork.assignment.entity.Pseudonym;
import groundwork.export.entity.Action;
import groundwork.export.entity.Field;
import groundwork.export.entity.FlowRow;
import groundwork.export.entity.LedgerEntry;
import groundwork.export.entity.Observation;
import groundwork.export.entity.QueryRow;
import groundwork.export.entity.RunEvent;
import groundwork.export.entity.Scope;
import groundwork.export.entity.ScoreRow;
import groundwork.export.entity.Table;
import groundwork.persistence.control.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes the files of one study, in an order that never changes. */
final class Bundle {
  private static final String LOOKS =
      """
      select l.*, v.number from interim_look l join study_version v on v.hash = l.version
      where l.study = ? and l.what <> 'export' order by l.entry
      """;
  private static final String LEDGER =
      """
      select l.*, exists (select 1 from run_event d
        where d.study = l.study and d.enrolment = l.enrolment and d.kind = 'deleted') as deleted
      from assignment_ledger l where l.study = ? and l.kind = any(string_to_array(?, ',')) order by l.entry
      """;
  private static final String RUNS =
      "select enrolment, kind, detail, at from run_event where study = ? order by enrolment, entry";
  private static final String SCORES =
      """
      select r.version, r.seed, s.* from metric_run r join metric_score s on s.run = r.id
      where r.study = ? and r.state = 'done'
      order by r.created_at, r.id, s.model, s.method, s.metric, s.item
      """;

  private static final String FINDINGS =
      """
      select result from analysis_run
      where version = ? and simulated = ? and basis = ? and state = 'done'
      order by finished_at desc limit 1
      """;

  private final Snapshot snapshot;
  private final Scope scope;
  private final Archive archive;
  private final People people;
  private final List<Table<?>> tables = new ArrayList<>();

  Bundle(Snapshot snapshot, Scope scope, Archive archive) {
    this.snapshot = snapshot;
    this.scope = scope;
    this.archive = archive;
    people = new People(snapshot, scope);
  }

  void write() throws IOException {
    var told = new Telling(snapshot, scope);
    archive.add("README.md", told.readme());
    if (scope.hasPeople()) {
      data(told);
    }
    if (hasScores()) {
      table(OtherTables.scores(), this::scores);
    }
    analysis();
    archive.add("data/codebook.csv", out -> Codebook.csv(tables, out));
    archive.add("data/codebook.json", Codebook.json(tables));
    definition();
    archive.add("provenance.json", told.provenance());
    var described = new ArrayList<>(tables);
    described.add(Codebook.table());
    archive.add("datapackage.json", Codebook.dataPackage(scope, described, archive.entries()));
    archive.add("SHA256SUMS", sums());
  }

  private void data(Telling told) throws IOException {
    var codes = new Codes(snapshot, scope);
    table(
        TrialsTable.of(scope).with(codes.columns()),
        (Consumer<Field> row) -> people.eachAnswer(answer -> Field.of(answer).forEach(row)));
    if (codes.any()) {
      table(codes.table(), codes::each);
    }
    table(ParticipantsTable.of(scope), people::each);
    table(OtherTables.ledger(scope), this::ledger);
    table(OtherTables.events(scope), this::events);
    if (!QueriesTable.isEmpty(snapshot, scope)) {
      table(
          QueriesTable.of(scope),
          (Consumer<QueryRow> row) -> QueriesTable.each(snapshot, scope, people, row));
    }
    table(OtherTables.runs(), this::runs);
    table(OtherTables.looks(), this::looks);
    if (scope.latest() != null) {
      var flow = Flows.of(snapshot, scope, told.through());
      table(FlowTable.table(), (Consumer<FlowRow> row) -> FlowTable.rows(flow, row));
    }
  }

  /** What the plan is run on, and what came out where it was run on just that. */
  private void analysis() throws IOException {
    if (scope.latest() == null) {
      return;
    }
    if (scope.hasPeople()) {
      table(
          AnalysisTable.of(scope, new Codes(snapshot, scope)),
          (Consumer<Observation> row) -> people.eachAnswer(new Observations(scope, row)));
    } else {
      table(
          AnalysisTable.scores(),
          (Consumer<ScoreRow> row) -> StudyTable.scores(snapshot, scope, row));
    }
    if (!scope.kinds().equals(Kinds.of(null, scope.simulated()))) {
      return; // the plan is run on real runs, with simulated ones or without
    }
    for (var result :
        snapshot.all(
            row -> row.getString("result"),
            FINDINGS,
            scope.latest().hash(),
            scope.simulated(),
            StudyTable.basis(snapshot, scope))) {
      archive.add("findings.json", result);
    }
  }

  private <T> void table(Table<T> table, Consumer<Consumer<T>> rows) throws IOException {
    tables.add(table);
    archive.add(
        table.path(),
        out -> {
          var csv = new Csv<>(table, out);
          rows.accept(csv::write);
          csv.flush();
        });
  }

  private void events(Consumer<Action> row) {
    people.eachAnswerWithEvents(
        answer -> {
          int number = 0;
          for (var event : answer.stored().body().path("events")) {
            row.accept(new Action(answer, ++number, event));
          }
        });
  }

  private void runs(Consumer<RunEvent> row) {
    record Stored(UUID enrolment, RunEvent event) {}
    try (var events =
        snapshot.rows(
            found ->
                new Stored(
                    found.getObject("enrolment", UUID.class),
                    new RunEvent(
                        null,
                        Sql.instant(found, "at"),
                        found.getString("kind"),
                        groundwork.json.control.Json.tree(found.getString("detail")))),
            RUNS,
            scope.study())) {
      people.everyone(
          person -> {
            while (events.peek() != null && events.peek().enrolment().equals(person.id())) {
              var event = events.next().event();
              if (person.isIn(scope)) {
                row.accept(new RunEvent(person, event.at(), event.kind(), event.detail()));
              }
            }
          });
    }
  }

  private void ledger(Consumer<LedgerEntry> row) {
    snapshot.each(
        found ->
            new LedgerEntry(
                found.getLong("entry"),
                found.getString("version"),
                found.getString("kind"),
                found.getBoolean("deleted")
                    ? null
                    : Pseudonym.of(found.getObject("enrolment", UUID.class)),
                found.getString("event"),
                found.getInt("ordinal"),
                found.getString("arm"),
                found.getInt("arm_ordinal"),
                found.getString("seed"),
                Sql.instant(found, "at")),
        row,
        LEDGER,
        scope.study(),
        scope.kinds().words());
  }

  private void looks(Consumer<InterimLook> row) {
    snapshot.each(
        found ->
            new InterimLook(
                found.getInt("number"),
                found.getString("what"),
                null,
                Sql.instant(found, "at"),
                found.getInt("completed"),
                found.getBoolean("open"),
                found.getBoolean("masked")),
        row,
        LOOKS,
        scope.study());
  }

  /** Whether anything was scored without people. */
  private boolean hasScores() {
    return Scopes.count(
            snapshot,
            "select count(*) from metric_run where study = ? and state = 'done'",
            scope.study())
        > 0;
  }

  private void scores(Consumer<ScoreRow> row) {
    snapshot.each(Bundle::score, row, SCORES, scope.study());
  }

  static ScoreRow score(ResultSet found) throws SQLException {
    return new ScoreRow(
        found.getString("run"),
        found.getString("version"),
        found.getLong("seed"),
        found.getString("model"),
        found.getString("method"),
        found.getString("metric"),
        found.getString("item"),
        (Double) found.getObject("value"),
        (Double) found.getObject("error"),
        found.getString("reason"),
        found.getString("code_version"),
        Sql.instant(found, "at"));
  }

  private void definition() throws IOException {
    for (var version : scope.versions()) {
      files("definition/version-" + version.number() + "/", version.files());
    }
    files("definition/draft/", scope.draft());
    var latest = scope.latest() == null ? scope.draft() : scope.latest().files();
    if (latest.containsKey("plan.yaml")) {
      archive.add("plan.yaml", latest.get("plan.yaml"));
    } else if (scope.latest() != null) {
      for (var plan :
          snapshot.all(
              row -> Map.entry(row.getString("file"), row.getString("plan")),
              "select file, plan from plan_lock where version = ?",
              scope.latest().hash())) {
        archive.add(plan.getKey(), plan.getValue());
      }
    }
  }

  private void files(String folder, Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      archive.add(folder + file.getKey(), file.getValue());
    }
  }

  private String sums() {
    var lines = new StringBuilder();
    for (var entry : archive.entries()) {
      lines.append(entry.sha256()).append("  ").append(entry.path()).append('\n');
    }
    return lines.toString();
  }

  static void write(Snapshot snapshot, Scope scope, OutputStream out) throws IOException {
    var archive = new Archive(out);
    new Bundle(snapshot, scope, archive).write();
    archive.finish();
  }
}
