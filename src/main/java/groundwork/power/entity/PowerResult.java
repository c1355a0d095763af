package groundwork.power.entity;

import java.util.List;

/**
 * How many participants the study needs, and why.
 *
 * @param method what was computed, in words
 * @param targets what is tested, with the effect that was planted
 * @param needed null where the power is not reached with the most participants that can be had
 * @param curve power by number of participants, ascending
 * @param smooth the fitted curve, for charts
 * @param sensitivity null where none was asked for
 * @param assumptions in sentences
 * @param warnings in sentences
 */
public record PowerResult(
    String method,
    List<Target> targets,
    Needed needed,
    List<PowerPoint.Read> curve,
    List<Place> smooth,
    Sensitivity sensitivity,
    List<String> assumptions,
    List<String> warnings) {
  /**
   * @param label of the coefficient, in words
   * @param effect in log odds or units
   */
  public record Target(String name, String label, double effect) {}

  /** A place on a curve. */
  public record Place(int participants, double power) {}

  /**
   * @param participants in the analysis, over all arms
   * @param low lower bound by the error of simulation; null where nothing was simulated
   * @param high upper bound; null where nothing was simulated or the bound is not known
   * @param power reached with them
   * @param extrapolated whether it lies beyond the sizes that were simulated
   * @param arms participants of each arm
   * @param completed runs that must be completed, those that will be excluded among them
   * @param recruited people who must begin
   * @param cost null where the study says no payment
   */
  public record Needed(
      int participants,
      Integer low,
      Integer high,
      double power,
      boolean extrapolated,
      List<ArmShare> arms,
      int completed,
      int recruited,
      Cost cost) {}

  /** How many of one arm. */
  public record ArmShare(String arm, String label, int participants) {}

  /**
   * @param payments to participants
   * @param fees of the recruitment service
   */
  public record Cost(double payments, double fees, double total, String currency) {}

  /**
   * The smallest effect that is found with the wanted power.
   *
   * @param effect in the words of {@code in}
   * @param low by the error of simulation, or null
   * @param high by the error of simulation, or null
   * @param in what the effect is measured in
   */
  public record Sensitivity(
      int participants, double effect, Double low, Double high, String in, String words) {}
}
