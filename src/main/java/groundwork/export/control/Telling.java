package groundwork.export.control;

import groundwork.export.entity.Scope;
import groundwork.export.entity.Version;
import groundwork.persistence.control.Sql;
import groundwork.provenance.control.Build;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the bundle says about itself. */
final class Telling {
  private final Snapshot snapshot;
  private final Scope scope;

  Telling(Snapshot snapshot, Scope scope) {
    this.snapshot = snapshot;
    this.scope = scope;
  }

  /** What everything was made from; the time is that of the newest datum. */
  String provenance() {
    var members = new LinkedHashMap<String, Object>();
    members.put("study", scope.slug());
    members.put("versions", scope.versions().stream().map(Telling::version).toList());
    members.put("latest", scope.latest() == null ? null : scope.latest().hash());
    members.put(
        "parameters",
        Map.of("includeSimulated", scope.simulated(), "kinds", scope.kinds().words()));
    members.put("counts", counts());
    members.put("version", Build.version());
    members.put("dataThrough", dataThrough());
    return Codebook.pretty(members);
  }

  private static Map<String, Object> version(Version version) {
    var members = new LinkedHashMap<String, Object>();
    members.put("number", version.number());
    members.put("sha256", version.hash());
    members.put("stimulusSet", version.set());
    members.put("stimulusSetSha256", version.setHash());
    members.put("model", version.definition().stimuli().model());
    members.put("seed", version.definition().seed());
    return members;
  }

  private Map<String, Object> counts() {
    var counts = new LinkedHashMap<String, Object>();
    for (var kind : scope.kinds().words().split(",")) {
      var byStatus = new LinkedHashMap<String, Object>();
      snapshot.each(
          row -> Map.entry(row.getString("status"), row.getLong("n")),
          entry -> byStatus.put(entry.getKey(), entry.getValue()),
          "select status, count(*) as n from enrolment where study = ? and kind = ?"
              + " group by status order by status",
          scope.study(),
          kind);
      byStatus.put(
          "deleted",
          Scopes.count(
              snapshot,
              """
              select count(distinct d.enrolment) from run_event d join enrolment e
              on e.study = d.study and e.id = d.enrolment where d.study = ? and d.kind = 'deleted' and e.kind = ?
              """,
              scope.study(),
              kind));
      counts.put(kind, byStatus);
    }
    return counts;
  }

  private String dataThrough() {
    return newest().map(Instant::toString).orElse(null);
  }

  /** The time of the newest datum; the beginning of time where there is none. */
  Instant through() {
    return newest().orElse(Instant.EPOCH);
  }

  private Optional<Instant> newest() {
    return snapshot
        .all(
            row -> Optional.ofNullable(Sql.instant(row, "newest")),
            "select max(last_seen_at) as newest from enrolment"
                + " where study = ? and kind = any(string_to_array(?, ','))",
            scope.study(),
            scope.kinds().words())
        .getFirst();
  }

  String readme() {
    var versions =
        scope.versions().stream()
            .map(
                version ->
                    "- version %d: `%s`, stimuli `%s` `%s`"
                        .formatted(
                            version.number(),
                            version.hash(),
                            version.set(),
                            version.setHash().substring(0, 12)))
            .collect(Collectors.joining("\n"));
    return """
        # %s

        Everything about the study `%s` (%s), exported from Groundwork.

        %s

        | file | what |
        |---|---|
        | `data/trials.csv` | answers, tidy: one row per participant, step and response field |
        | `data/analysis.csv` | what the plan is run on: one row per answered trial or questionnaire |
        | `findings.json` | what the plan says about these data, where it was run |
        | `data/participants.csv` | one row per participant |
        | `data/codebook.csv`, `.json` | what every column of every table means |
        | `assignment-ledger.csv` | every assignment, in order, with the seed that makes it again |
        | `participants-flow.csv` | what became of everybody who came to the latest version (CONSORT) |
        | `events.csv`, `runs.csv` | what was done inside the steps; returns and lapses |
        | `looks.csv` | who looked at outcomes while the study went on |
        | `scores.csv` | scores of explanations without people |
        | `definition/`, `plan.yaml` | the study as it was written, every version; the analysis plan |
        | `provenance.json` | hashes of what went in, counts, version of the code |
        | `datapackage.json` | the tables for programs (Frictionless) |
        | `SHA256SUMS` | check with `sha256sum -c SHA256SUMS` |

        Files that this kind of study has no use for are left out.

        Tables are UTF-8, comma-separated, with a header (RFC 4180). A missing value is `NA` without
        quotes; a text that was left empty is `""`. Yes and no are `TRUE` and `FALSE`. Times are UTC.

        %s People who declined are a number in `provenance.json`, and so are those who withdrew and had
        their data deleted. Recruitment ids are never exported. Free texts are as they were written: read
        them before you publish them.

        `definition/` holds the completion codes of the study: take them out, or replace them, before you
        publish the bundle of a study that still pays by them.

        Neither line below tells a missing `NA` from a `"NA"` that somebody typed; where that matters for a
        text, use a reader that knows which fields were quoted.

        ```r
        trials <- read.csv("data/trials.csv", na.strings = "NA")
        ```
        ```python
        trials = pandas.read_csv("data/trials.csv", keep_default_na=False, na_values=["NA"])
        ```
        """
        .formatted(
            scope.title(),
            scope.slug(),
            scope.rung(),
            versions.isEmpty() ? "It was never opened, so there are no data yet." : versions,
            scope.simulated()
                ? "Dry-run participants are included and marked in the column `simulated`."
                : "Dry-run participants are left out.");
  }
}
