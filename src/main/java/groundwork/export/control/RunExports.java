package groundwork.export.control;

import groundwork.json.control.Json;
import groundwork.metric.control.RunTables;
import groundwork.metric.control.Runs;
import groundwork.metric.control.ScoreReader;
import groundwork.metric.entity.ItemScores;
import groundwork.metric.entity.Run;
import groundwork.metric.scoring.ScoreTable;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.control.StimulusReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;

/** A run in one file: what was asked, what was found, and the set that it was found on. */
@ApplicationScoped
public class RunExports {
  @Inject Runs runs;
  @Inject RunTables tables;
  @Inject ScoreReader scores;
  @Inject StimulusCatalog stimuli;

  /** Before the first byte is sent, when a refusal can still be said. */
  public Run require(Runs.Place place, String id) {
    var run = runs.whole(place, id);
    if (!run.state().ended()) {
      throw new Rejected(
          Fault.CONFLICT, "This run is under way; it can be exported when it has ended.");
    }
    return run;
  }

  /**
   * @param run with its plan
   */
  public void write(Run run, OutputStream out) throws IOException {
    var archive = new Archive(out);
    archive.add("README.md", RunTold.readme(run));
    archive.add("run.json", Json.write(run));
    var table = table(run);
    if (table != null) {
      archive.add("table.json", Json.write(table));
    }
    archive.add(
        ScoreTables.SCORES.path(),
        to -> {
          var csv = new Csv<>(ScoreTables.SCORES, to);
          scores.each(run.id(), csv::write);
          csv.flush();
        });
    archive.add(
        ScoreTables.OVERALL.path(),
        to -> {
          var csv = new Csv<ItemScores.One>(ScoreTables.OVERALL, to);
          scores.overall(run.id()).forEach(csv::write);
          csv.flush();
        });
    archive.add(
        "codebook.csv", to -> Codebook.csv(List.of(ScoreTables.SCORES, ScoreTables.OVERALL), to));
    archive.add("provenance.json", provenance(run, table));
    set(run, archive);
    var sums = new StringBuilder();
    for (var entry : archive.entries()) {
      sums.append(entry.sha256()).append("  ").append(entry.path()).append('\n');
    }
    archive.add("SHA256SUMS", sums.toString());
    archive.finish();
  }

  /** Null for a run of a version whose metrics there are no more. */
  private ScoreTable table(Run run) {
    try {
      return tables.brief(run);
    } catch (Rejected gone) {
      return null;
    }
  }

  private static String provenance(Run run, ScoreTable table) {
    var provenance = new LinkedHashMap<String, Object>();
    provenance.putAll(table == null ? run.inputs() : table.provenance());
    provenance.put("items", run.plan().items());
    provenance.put("metrics", run.plan().metrics());
    return Json.write(provenance);
  }

  private void set(Run run, Archive archive) throws IOException {
    var set = stimuli.set(new ContentHash(run.stimuli()));
    var folder = "stimuli/" + set.slug() + "/";
    archive.add(
        folder + StimulusReader.MANIFEST, to -> to.write(stimuli.asset(set.hash()).content()));
    for (var name : set.manifest().assets().keySet().stream().sorted().toList()) {
      archive.add(folder + name, to -> to.write(stimuli.file(set, name)));
    }
  }
}
