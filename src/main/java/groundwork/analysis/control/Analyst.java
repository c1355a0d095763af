package groundwork.analysis.control;

import groundwork.analysis.entity.Frame;
import groundwork.analysis.entity.Results.Measure;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.List;

/** A frame to measures. Pure: no SQL, no clock. */
public final class Analyst {
  private Analyst() {}

  /** Without the names of arms, for looks before the plan is locked. */
  public static List<Measure> masked(StudyVersion version, Frame frame) {
    return new Masking(version).of(measures(version, frame));
  }

  /** Only measures for which there are data. */
  public static List<Measure> measures(StudyVersion version, Frame frame) {
    var arms = version.definition().cells();
    var seen = frame.observations();
    var resampling = new Resampling(version.definition().seed());
    var measures = new ArrayList<Measure>();
    measures.addAll(new Accuracy(seen, arms, resampling).measures());
    measures.addAll(new WinRates(seen, arms, resampling).measures());
    measures.addAll(new Decisions(seen, arms, resampling).measures());
    measures.addAll(new Described(version, seen, frame.coded(), arms, resampling).measures());
    measures.addAll(new Effort(seen, arms, resampling).measures());
    measures.addAll(new Scales(version, frame.scales(), arms, resampling).measures());
    measures.addAll(new MetricScores(frame, resampling).measures());
    return measures;
  }
}
