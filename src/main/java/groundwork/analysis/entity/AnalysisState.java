package groundwork.analysis.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where the analysis of a study stands. */
public enum AnalysisState {
  /** The study has no plan. */
  NO_PLAN,
  /** The plan breaks rules; the findings say which. */
  INVALID,
  /** The study was never open. */
  NEVER_OPEN,
  /** Nobody completed it yet. */
  NO_DATA,
  /** It can be run, and was not. */
  READY,
  QUEUED,
  RUNNING,
  DONE,
  FAILED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static AnalysisState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
