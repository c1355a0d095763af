package groundwork.stimulus.control;

import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.stimulus.entity.SetSummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The newest set of each name, counted by the database. */
@ApplicationScoped
public class SetList {
  private static final String NEWEST =
      """
      select * from (
        select distinct on (slug) slug, title, hash, loaded_at,
          manifest ->> 'description' as description, manifest ->> 'version' as version,
          manifest ->> 'modality' as modality, (manifest -> 'licence')::text as licence,
          jsonb_array_length(manifest -> 'items') as items,
          jsonb_array_length(manifest -> 'models') as models,
          jsonb_path_query_array(manifest, '$.methods[*]')::text as methods
        from stimulus_set order by slug, loaded_at desc, hash) newest
      order by title
      """;

  @Inject Sql sql;

  public List<SetSummary> all() {
    return sql.all(
        row ->
            new SetSummary(
                row.getString("slug"),
                row.getString("title"),
                row.getString("description"),
                row.getString("version"),
                row.getString("modality"),
                Json.tree(row.getString("licence")),
                row.getString("hash"),
                row.getInt("items"),
                row.getInt("models"),
                methods(row.getString("methods")),
                Sql.instant(row, "loaded_at")),
        NEWEST);
  }

  private static List<SetSummary.Named> methods(String list) {
    return Json.tree(list)
        .valueStream()
        .map(
            one ->
                new SetSummary.Named(
                    one.path("id").stringValue(), one.path("title").asString(null)))
        .toList();
  }
}
