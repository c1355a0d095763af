package groundwork.analysis.control;

import java.util.UUID;

/**
 * The table that a study version's plan is run on. It is made of everything that is known about an
 * answer, which a later room knows; hence an interface.
 */
public interface TidyData {
  /**
   * @param csv one row an answered trial or questionnaire of those who completed; with the people
   *     whom a researcher excluded, who are marked; or one row a score
   * @param basis see {@link #basis}
   * @param rows below the header
   */
  record Data(byte[] csv, String basis, long rows) {}

  /**
   * SHA-256 of what the data are made of: who completed, who is excluded. Answers are append-only,
   * so the same basis is the same data; it is found without reading them.
   *
   * @param study id of the study
   * @param version its hash
   * @param simulated whether dry-run participants come in
   */
  String basis(UUID study, String version, boolean simulated);

  /** The data and their basis, at one moment. */
  Data of(UUID study, String version, boolean simulated);
}
