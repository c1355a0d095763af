package groundwork.assignment.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.entity.Counts;
import groundwork.assignment.entity.Counts.Count;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep;
import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusReader;
import groundwork.study.control.StudyReader;
import groundwork.study.entity.Arm;
import groundwork.study.entity.StudyVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;

/** Makes every real assignment of a study anew from what the ledger says, entry by entry. */
public final class Replay {
  private final StudyVersion version;
  private final Map<String, Count> arms = new HashMap<>();
  private final Map<String, Map<String, Count>> strata = new HashMap<>();
  private int replayed;

  private Replay(StudyVersion version) {
    this.version = version;
  }

  /**
   * @return how many assignments came out as the ledger has them
   */
  public static int of(DataSource database, String slug) throws SQLException, IOException {
    try (var connection = database.getConnection();
        var found =
            connection
                .createStatement()
                .executeQuery(
                    "select v.* from study_version v join study s on s.id = v.study where s.slug = '%s'"
                        .formatted(slug))) {
      assertThat(found.next()).isTrue();
      var replay = new Replay(version(found));
      try (var entries =
          connection
              .createStatement()
              .executeQuery(
                  """
                  select l.*, a.steps from assignment_ledger l join assignment a on a.enrolment = l.enrolment
                  where l.version = '%s' and l.kind = 'real' order by l.entry
                  """
                      .formatted(replay.version.hash().hex()))) {
        while (entries.next()) {
          replay.entry(entries);
        }
      }
      return replay.replayed;
    }
  }

  private static StudyVersion version(ResultSet row) throws SQLException, IOException {
    var files = new TreeMap<String, String>();
    Json.tree(row.getString("files"))
        .properties()
        .forEach(file -> files.put(file.getKey(), file.getValue().asString()));
    var study = StudyReader.trusted(files);
    var set =
        StimulusReader.read(
                FileSet.ofFolder(Path.of("stimuli", study.stimuli().set()), FileSet.Limits.STIMULI))
            .set()
            .orElseThrow();
    return new StudyVersion(
        new ContentHash(row.getString("hash")),
        row.getObject("study", UUID.class),
        1,
        study,
        set,
        Map.of(),
        Map.of(),
        Instant.EPOCH);
  }

  private void entry(ResultSet row) throws SQLException {
    var arm = row.getString("arm");
    var levels = new TreeMap<String, String>();
    Json.tree(row.getString("strata"))
        .properties()
        .forEach(one -> levels.put(one.getKey(), one.getValue().asString()));
    switch (row.getString("event")) {
      case "assigned" -> {
        assigned(row, arm, levels);
        add(arm, levels, 1, 1);
      }
      case "released" -> add(arm, levels, -1, 0);
      case "reclaimed" -> add(arm, levels, 1, 0);
      default -> {}
    }
  }

  private void assigned(ResultSet row, String arm, Map<String, String> levels) throws SQLException {
    var counts = new Counts(arms, strata);
    var all = version.definition().arms().stream().map(Arm::id).toList();
    var choice = row.getString("choice");
    var open =
        choice == null ? all : Json.tree(choice).valueStream().map(JsonNode::asString).toList();
    assertThat(row.getInt("ordinal")).isEqualTo(counts.ordinals());
    assertThat(row.getInt("arm_ordinal")).isEqualTo(counts.in(arm).ordinals());
    assertThat(Allocation.arm(version, EnrolmentKind.REAL, counts, levels, open)).isEqualTo(arm);
    var seed = Planner.seed(version, EnrolmentKind.REAL, counts.ordinals());
    assertThat(row.getString("seed")).isEqualTo(seed);
    var plan =
        Planner.plan(
            version,
            version.definition().arm(arm).orElseThrow(),
            row.getObject("enrolment", UUID.class),
            counts.in(arm).ordinals(),
            seed);
    assertThat(List.of(Json.read(row.getString("steps"), PlannedStep[].class))).isEqualTo(plan);
    replayed++;
  }

  private void add(String arm, Map<String, String> levels, int assigned, int ordinals) {
    arms.merge(arm, new Count(assigned, ordinals), (was, more) -> was.plus(assigned, ordinals));
    for (var stratum : Strata.all(levels)) {
      strata
          .computeIfAbsent(stratum, key -> new HashMap<>())
          .merge(arm, new Count(assigned, ordinals), (was, more) -> was.plus(assigned, ordinals));
    }
  }
}
