package groundwork.analysis.control;

import groundwork.analysis.entity.Frame;
import groundwork.analysis.entity.Results;
import groundwork.assignment.entity.Kinds;
import groundwork.json.control.Json;
import groundwork.monitor.control.Lately;
import groundwork.provenance.control.Build;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a study says so far. Of few answers it is computed when it is asked for; of many beside the
 * request, and what was known before is given meanwhile and says so.
 */
@ApplicationScoped
public class ResultsSoFar {
  private static final int FEW = 2_000;

  @Inject Frames frames;
  @Inject Lately lately;
  @Inject Clock clock;

  private record Asked(String version, String kinds, boolean masked) {}

  private record Made(String basis, Results results) {}

  /**
   * @param masked whether arms have letters instead of names
   */
  public Results of(StudyVersion version, Kinds kinds, boolean masked) {
    var now = frames.standing(version, kinds);
    if (now.answers() <= FEW) {
      return make(version, kinds, masked);
    }
    var asked = new Asked(version.hash().hex(), kinds.words(), masked);
    return lately
        .of(
            asked,
            () -> // what comes in meanwhile makes it old, never new
            new Made(frames.standing(version, kinds).basis(), make(version, kinds, masked)))
        .map(made -> made.basis().equals(now.basis()) ? made.results() : made.results().older())
        .orElseGet(() -> results(version, kinds, masked, Map.of(), List.of()).older());
  }

  private Results make(StudyVersion version, Kinds kinds, boolean masked) {
    var frame = frames.of(version, kinds);
    var measures = masked ? Analyst.masked(version, frame) : Analyst.measures(version, frame);
    return results(version, kinds, masked, inputs(version, frame), measures);
  }

  private Results results(
      StudyVersion version,
      Kinds kinds,
      boolean masked,
      Map<String, String> inputs,
      List<Results.Measure> measures) {
    return new Results(
        version.definition().slug(),
        version.number(),
        version.definition().rung().word(),
        clock.instant(),
        new Results.Source(inputs, Build.version(), version.definition().seed()),
        frames.counts(version, kinds),
        measures,
        masked,
        false);
  }

  private static Map<String, String> inputs(StudyVersion version, Frame frame) {
    var inputs = new LinkedHashMap<String, String>();
    inputs.put("study", version.hash().hex());
    inputs.put("stimuli", version.stimuli().hash().hex());
    inputs.put("data", hash(frame));
    if (frame.run() != null) {
      inputs.putAll(frame.run().inputs());
    }
    return inputs;
  }

  /** Of its JSON, which may be longer than memory holds. */
  private static String hash(Frame frame) {
    var digest = ContentHash.sha256();
    Json.MAPPER.writeValue(new DigestOutputStream(OutputStream.nullOutputStream(), digest), frame);
    return HexFormat.of().formatHex(digest.digest());
  }
}
