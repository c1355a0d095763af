package groundwork.power.entity;

import java.util.List;

/**
 * What can be asked about a study's power, and what was.
 *
 * @param design hash of what the files say now
 * @param arms how many there are
 * @param trials of one participant that the chosen analysis takes
 * @param items how many items those trials are about, over the first participants
 * @param analyses of the plan that can be simulated, the primary ones first
 * @param chosen id of the analysis that targets and defaults are for; null for none
 * @param targets coefficients of its model
 * @param problem why the chosen analysis cannot be simulated, or null
 * @param tests of the analytic way
 * @param defaults complete assumptions
 * @param explained why the defaults are what they are
 * @param runs earlier questions, the newest first
 */
public record PowerPage(
    String design,
    int arms,
    int trials,
    int items,
    List<Choice> analyses,
    String chosen,
    List<Coefficient> targets,
    String problem,
    List<Test> tests,
    Assumptions defaults,
    List<Explained> explained,
    List<PowerRun> runs) {
  /**
   * An analysis that can be simulated.
   *
   * @param measures in which its effect may be said
   */
  public record Choice(
      String id, String title, String kind, String role, String formula, List<String> measures) {}

  /** A coefficient, in words, and whether it is tested unless somebody says otherwise. */
  public record Coefficient(String name, String words, String against, boolean tested) {}

  /** A test with the measures of its effect. */
  public record Test(String id, List<String> measures) {}
}
