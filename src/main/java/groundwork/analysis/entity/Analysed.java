package groundwork.analysis.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Everything that a plan's analyses gave on one table.
 *
 * @param schema the format's version
 * @param withoutExclusions the same analyses with nobody left out; empty where nobody was
 */
public record Analysed(
    String schema,
    Finding.Source provenance,
    Data data,
    List<Finding> analyses,
    List<Finding> withoutExclusions) {
  public static final String SCHEMA = "findings/1";

  public Analysed {
    analyses = List.copyOf(analyses);
    withoutExclusions = List.copyOf(withoutExclusions);
  }

  /**
   * What was read and what remains of it.
   *
   * @param rows as read
   * @param participants as read; null where no column names them
   * @param rowsAnalysed after exclusions
   * @param excluded rows left out, by reason
   * @param excludedParticipants people of whom nothing remains, by reason
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Data(
      int rows,
      Integer participants,
      int rowsAnalysed,
      Integer participantsAnalysed,
      Map<String, Integer> excluded,
      Map<String, Integer> excludedParticipants) {}
}
