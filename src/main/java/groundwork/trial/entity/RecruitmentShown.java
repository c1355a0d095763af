package groundwork.trial.entity;

import groundwork.study.entity.Ending;
import groundwork.study.entity.Recruitment;
import java.util.List;
import java.util.Map;

/**
 * Where participants of a study come from, ready to be pasted.
 *
 * @param version number of the version that says so; null for the working files of a study that was
 *     never open
 * @param written false where the study says nothing: anybody may come
 */
public record RecruitmentShown(Integer version, boolean written, List<Source> sources) {
  /**
   * One source.
   *
   * @param link from the root of this server, with the service's own placeholders
   * @param person parameter that says who somebody is, or null
   * @param duplicates null where nobody can come twice
   * @param people how many came from there
   */
  public record Source(
      String id,
      Recruitment.Provider service,
      String link,
      String person,
      List<String> keep,
      Recruitment.Duplicates duplicates,
      Map<Ending, Back> outcomes,
      int people) {}

  /**
   * What somebody gets at the end.
   *
   * @param redirect with its gaps, as it is written or as the service has it; or null
   * @param handsIn whether a form goes back to the service
   */
  public record Back(String code, String redirect, boolean handsIn) {}
}
