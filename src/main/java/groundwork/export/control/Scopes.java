package groundwork.export.control;

import groundwork.assignment.entity.Kinds;
import groundwork.export.entity.Scope;
import groundwork.export.entity.Version;
import groundwork.json.control.Json;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Manifest;
import groundwork.study.control.OpenStudies;
import groundwork.study.control.StudyReader;
import groundwork.study.entity.Block;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Finds a study with all its versions, as they were when they opened. */
final class Scopes {
  private Scopes() {}

  static Optional<Scope> find(Snapshot snapshot, String slug, Kinds kinds) {
    return snapshot
        .all(
            row -> {
              var study = row.getObject("id", UUID.class);
              var versions =
                  snapshot.all(
                      Scopes::version,
                      """
                      select v.*, s.slug as set_slug, s.manifest from study_version v
                      join stimulus_set s on s.hash = v.stimulus_set where v.study = ? order by v.number
                      """,
                      study);
              var byHash =
                  versions.stream().collect(Collectors.toMap(Version::hash, Function.identity()));
              var latest =
                  snapshot
                      .all(
                          found -> byHash.get(found.getString("hash")),
                          "select v.hash from study_version v where v.study = ?"
                              + OpenStudies.LATEST_FIRST,
                          study)
                      .stream()
                      .findFirst();
              return new Scope(
                  study,
                  row.getString("slug"),
                  row.getString("title"),
                  row.getString("rung"),
                  versions,
                  latest.orElse(null),
                  versions.isEmpty() ? files(row.getString("files")) : Map.of(),
                  kinds);
            },
            "select * from study where slug = ?",
            slug)
        .stream()
        .findFirst();
  }

  /** As if this version were the latest. */
  static Scope ofVersion(Snapshot snapshot, UUID study, String version, Kinds kinds) {
    var slug = snapshot.all(row -> row.getString(1), "select slug from study where id = ?", study);
    var found = find(snapshot, slug.getFirst(), kinds).orElseThrow();
    return new Scope(
        found.study(),
        found.slug(),
        found.title(),
        found.rung(),
        found.versions(),
        found.byHash().get(version),
        found.draft(),
        kinds);
  }

  private static Version version(ResultSet row) throws SQLException {
    var definition = StudyReader.bind(Json.tree(row.getString("definition")));
    var manifest = Json.read(row.getString("manifest"), Manifest.class);
    return new Version(
        row.getString("hash"),
        row.getInt("number"),
        definition,
        row.getString("set_slug"),
        row.getString("stimulus_set"),
        manifest.items().stream().collect(Collectors.toMap(Item::id, Function.identity())),
        definition.blocks().collect(Collectors.toMap(Block::id, Function.identity())),
        !manifest.figures().isEmpty(),
        files(row.getString("files")));
  }

  /** By name, sorted; a file is kept as its text. */
  private static Map<String, String> files(String stored) {
    var files = new TreeMap<String, String>();
    for (Map.Entry<String, JsonNode> file : Json.tree(stored).properties()) {
      files.put(file.getKey(), file.getValue().asString());
    }
    return files;
  }

  /** One number. */
  static long count(Snapshot snapshot, String query, Object... parameters) {
    return snapshot.all(row -> row.getLong(1), query, parameters).getFirst();
  }
}
