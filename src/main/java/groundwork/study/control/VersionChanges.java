package groundwork.study.control;

import groundwork.document.control.LineDiff;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.Changes;
import groundwork.study.entity.Changes.TextChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** What is different between versions of a study, and bringing an older one back. */
@ApplicationScoped
@Transactional
public class VersionChanges {
  private static final String DRAFT = "draft";

  @Inject Sql sql;
  @Inject StudyCatalog catalog;

  /**
   * @param from number of a version, or {@code draft}
   * @param to likewise
   */
  public Changes between(String slug, String from, String to) {
    var study = catalog.require(slug);
    var before = files(study, from);
    var after = files(study, to);
    var changes =
        new ArrayList<>(
            TreeChanges.of(
                DraftFiles.definition(after),
                DraftFiles.tree(before, DraftFiles.definition(before))
                    .map(Editions::present)
                    .orElse(null),
                DraftFiles.tree(after, DraftFiles.definition(after))
                    .map(Editions::present)
                    .orElse(null)));
    changes.addAll(
        TreeChanges.of(
            DraftFiles.plan(after),
            DraftFiles.tree(before, DraftFiles.plan(before)).orElse(null),
            DraftFiles.tree(after, DraftFiles.plan(after)).orElse(null)));
    return new Changes(changes, texts(before, after), enrolled(study));
  }

  private static List<TextChange> texts(Map<String, String> before, Map<String, String> after) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeAll(StudyReader.DEFINITIONS);
    names.removeAll(StudyReader.PLANS);
    var texts = new ArrayList<TextChange>();
    for (var name : names) {
      var was = before.getOrDefault(name, "");
      var is = after.getOrDefault(name, "");
      if (!was.equals(is)) {
        texts.add(new TextChange(name, LineDiff.of(was, is)));
      }
    }
    return texts;
  }

  private Map<String, Integer> enrolled(UUID study) {
    var counts = new LinkedHashMap<String, Integer>();
    sql.all(
            row -> Map.entry(row.getString("number"), row.getInt("enrolled")),
            """
            select v.number, (select count(*) from enrolment e
                where e.study = v.study and e.version = v.hash and e.kind = 'real') as enrolled
            from study_version v where v.study = ? order by v.number""",
            study)
        .forEach(one -> counts.put(one.getKey(), one.getValue()));
    return counts;
  }

  /** The files of a version or of the draft. */
  private Map<String, String> files(UUID study, String version) {
    if (DRAFT.equals(version)) {
      return catalog.files(study);
    }
    if (version == null || !version.matches("[0-9]{1,6}")) {
      throw new Rejected(
          Fault.INVALID, "Name a version by its number, or \"draft\": ?from=1&to=draft.");
    }
    return sql.one(
            row -> StudyCatalog.files(row.getString("files")),
            "select files from study_version where study = ? and number = ?",
            study,
            Integer.parseInt(version))
        .orElseThrow(() -> new Rejected(Fault.NOT_FOUND, "There is no version " + version + "."));
  }

  /** The working files become those of an older version; opening then makes it the present one. */
  public void restore(String slug, int version, String by) {
    var study = catalog.locked(slug);
    catalog.store(study, files(study.id(), String.valueOf(version)), by);
  }
}
