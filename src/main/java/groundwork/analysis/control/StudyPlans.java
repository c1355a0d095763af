package groundwork.analysis.control;

import groundwork.document.control.DocumentReader;
import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Finding;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.control.StudyReader;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The plan of a study: that of its version, or the one that was locked for it later, or where it
 * never opened that of its files now.
 */
@ApplicationScoped
public class StudyPlans {
  /**
   * A plan that stands in a study.
   *
   * @param text as it is written
   * @param document empty where it is not even a document
   * @param findings every rule that it breaks or bends
   */
  public record Found(String text, Optional<Document> document, List<Finding> findings) {
    public boolean isValid() {
      return document.isPresent() && !DocumentReader.refused(findings);
    }

    public JsonNode tree() {
      return document.map(Document::root).orElse(null);
    }

    public ContentHash hash() {
      return ContentHash.of(Json.canonical(document.orElseThrow().root()));
    }
  }

  @Inject Sql sql;

  public Optional<Found> of(StudyVersion version) {
    return written(version).or(() -> locked(version));
  }

  /** The plan that stands in the version itself. */
  Optional<Found> written(StudyVersion version) {
    return found(
        "select files from study_version where hash = ?",
        version.hash().hex(),
        Optional.of(version));
  }

  private Optional<Found> locked(StudyVersion version) {
    return sql.one(
        row -> read(row.getString("file"), row.getString("plan"), Optional.of(version)),
        "select file, plan from plan_lock where version = ?",
        version.hash().hex());
  }

  /** What the files say now, as a plan for data of this version. */
  Optional<Found> ofDraft(StudyVersion version) {
    return found("select files from study where id = ?", version.study(), Optional.of(version));
  }

  public Optional<Found> ofDraft(UUID study) {
    return found("select files from study where id = ?", study, Optional.empty());
  }

  private Optional<Found> found(String query, Object key, Optional<StudyVersion> version) {
    var files = sql.one(row -> Json.tree(row.getString(1)), query, key).orElseThrow();
    return StudyReader.PLANS.stream()
        .filter(files::has)
        .findFirst()
        .map(name -> read(name, files.path(name).asString(), version));
  }

  private static Found read(String name, String text, Optional<StudyVersion> version) {
    var findings = new ArrayList<Finding>();
    var document = DocumentReader.read(name, text, DocumentReader.DEFINITION_LIMIT, findings::add);
    document.ifPresent(
        plan ->
            findings.addAll(StudyReader.planFindings(plan, version.map(StudyVersion::definition))));
    return new Found(text, document, findings);
  }
}
