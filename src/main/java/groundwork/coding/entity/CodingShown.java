package groundwork.coding.entity;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the pages of coding are made of. Nothing here tells who wrote a text, or in which arm. */
public final class CodingShown {
  private CodingShown() {}

  /**
   * One block whose answers are words.
   *
   * @param form {@code text} or {@code names}
   * @param texts that can be coded
   * @param coders how many texts each one coded
   * @param disputed texts about which coders differ and nothing is settled
   */
  public record Question(
      String block,
      String title,
      String question,
      String form,
      int texts,
      boolean scheme,
      Map<String, Integer> coders,
      int disputed) {}

  /**
   * One block, for one coder.
   *
   * @param revision of the scheme; 0 where there is none yet
   */
  public record Sheet(
      Question question, Scheme scheme, int revision, String coder, List<Line> texts) {}

  /**
   * @param codes what this coder said; null for nothing yet
   */
  public record Line(String key, String text, List<String> codes) {}

  /**
   * A text about which coders differ, or differed.
   *
   * @param by codes by coder
   * @param settled null for not yet
   */
  public record Dispute(
      String key,
      String text,
      Map<String, List<String>> by,
      List<String> settled,
      String settledBy,
      Instant settledAt) {}

  /**
   * How well coders agree.
   *
   * @param both texts that two coders at least coded
   * @param all over all codes at once, where one code at most is assigned; else null
   * @param naming null where nobody names anything
   */
  public record Agreed(
      List<String> coders, int both, Measured all, List<Measured> codes, Alike naming) {}

  /**
   * Agreement on one code.
   *
   * @param used share of codings that have it
   * @param observed share of texts on which all coders say the same
   * @param cohen of two coders; else null
   * @param fleiss of three and more, over the texts that each of them coded; else null
   * @param note why something is missing; null where nothing is
   */
  public record Measured(
      String code,
      String label,
      double used,
      double observed,
      Value cohen,
      Value fleiss,
      Value alpha,
      String note) {}

  /**
   * @param low null where there is no interval
   */
  public record Value(double estimate, Double low, Double high, int n) {}

  /**
   * How alike people name the same thing.
   *
   * @param pairs of people who named the same item
   * @param sameName share of them who gave the same name, case and signs apart
   * @param codedPairs of which both have codes
   * @param sameCode share of these who have a code in common; null without any
   */
  public record Alike(int pairs, double sameName, int codedPairs, Double sameCode) {}
}
