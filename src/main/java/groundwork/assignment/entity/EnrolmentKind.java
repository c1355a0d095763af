package groundwork.assignment.entity;

import java.util.Locale;

/** Who is taking part: a person, a dry-run participant, or a researcher looking at the pages. */
public enum EnrolmentKind {
  REAL,
  /** A person in a trial run of the study: kept, and apart from the real ones. */
  PILOT,
  SIMULATED,
  PREVIEW;

  /** As it stands in the database and on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
