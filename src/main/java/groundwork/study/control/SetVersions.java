package groundwork.study.control;

import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.SetVersion;
import groundwork.study.entity.SetVersion.Use;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Editions of a stimulus set, the newest first, with the studies that hold on to each. */
@ApplicationScoped
public class SetVersions {
  @Inject Sql sql;

  private record Held(String hash, Use use) {}

  /**
   * @throws Rejected where there is no such set
   */
  public List<SetVersion> of(String slug) {
    var uses = new HashMap<String, List<Use>>();
    sql.all(
            row ->
                new Held(
                    row.getString("hash"),
                    new Use(
                        row.getString("slug"),
                        row.getString("title"),
                        row.getInt("number"),
                        row.getTimestamp("closed_at") == null)),
            """
            select t.hash, s.slug, s.title, v.number, v.closed_at
            from stimulus_set t
            join study_version v on v.stimulus_set = t.hash
            join study s on s.id = v.study
            where t.slug = ? order by s.title, v.number
            """,
            slug)
        .forEach(
            held -> uses.computeIfAbsent(held.hash(), hash -> new ArrayList<>()).add(held.use()));
    var versions = new ArrayList<SetVersion>();
    sql.all(
            row ->
                new SetVersion(
                    row.getString("hash"),
                    row.getString("version"),
                    row.getString("title"),
                    row.getInt("items"),
                    Sql.instant(row, "loaded_at"),
                    false,
                    uses.getOrDefault(row.getString("hash"), List.of())),
            """
            select hash, title, manifest ->> 'version' as version,
              jsonb_array_length(manifest -> 'items') as items, loaded_at
            from stimulus_set where slug = ? order by loaded_at desc, hash
            """,
            slug)
        .forEach(
            one ->
                versions.add(
                    new SetVersion(
                        one.hash(),
                        one.version(),
                        one.title(),
                        one.items(),
                        one.loadedAt(),
                        versions.isEmpty(),
                        one.uses())));
    if (versions.isEmpty()) {
      throw new Rejected(Fault.NOT_FOUND, "There is no stimulus set \"" + slug + "\".");
    }
    return versions;
  }
}
