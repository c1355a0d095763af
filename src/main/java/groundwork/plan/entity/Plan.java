package groundwork.plan.entity;

import groundwork.statistics.design.Expression;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What will be computed, in order.
 *
 * @param hash SHA-256 of the plan's canonical JSON, in hex: names exactly this plan
 * @param analyses with the plan's level and seed where they have no own
 */
public record Plan(
    String hash,
    OptionalLong seed,
    Roles data,
    List<Derived> derive,
    List<Exclusion> exclusions,
    List<Analysis> analyses,
    List<Family> families) {
  public Plan {
    derive = List.copyOf(derive);
    exclusions = List.copyOf(exclusions);
    analyses = List.copyOf(analyses);
    families = List.copyOf(families);
  }

  /**
   * What columns of the data mean.
   *
   * @param exclude rows that were set aside
   * @param reason the column that says why
   * @param factors columns of numbers that are names
   * @param numbers columns to be read as numbers whatever stands in them
   */
  public record Roles(
      Optional<String> participant,
      Optional<String> item,
      Optional<Expression> exclude,
      Optional<String> reason,
      List<String> factors,
      List<String> numbers) {}

  /**
   * A new column.
   *
   * @param per columns within which means and counts are taken; empty for single rows
   * @param where elsewhere it is missing
   */
  public record Derived(
      String name, Expression value, List<String> per, Optional<Expression> where) {}

  /**
   * A rule for leaving out.
   *
   * @param per the unit that is judged and left out as a whole; empty for single rows
   */
  public record Exclusion(String id, Expression rule, List<String> per, Optional<String> why) {}

  /**
   * A correction over several analyses.
   *
   * @param members ids of analyses, or an id, a slash and one effect or contrast
   */
  public record Family(String id, Optional<String> title, List<String> members, String adjust) {}

  public Optional<Analysis> analysis(String id) {
    return analyses.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
