package groundwork.metric.entity;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a reader of a score must know. Made by {@code Card.of(…).says(…)…}.
 *
 * @param id name in studies and results
 * @param version changes whenever the meaning of the score does
 * @param title for tables
 * @param description one sentence: what is done and what the number is
 * @param property the Co-12 property it stands for (Nauta et al. 2023)
 * @param direction which scores are good
 * @param low lowest possible score, null without a bound
 * @param high highest possible score, null without a bound
 * @param unit of the score, for example "probability"
 * @param parameters every setting that changes the score, defaults included
 * @param assumptions what must hold for the score to mean this
 * @param source DOI of the publication that defines it
 * @param validation which human study supports it, or "not validated"
 * @param needs what there is no score without
 */
public record Card(
    String id,
    String version,
    String title,
    String description,
    String property,
    Direction direction,
    Double low,
    Double high,
    String unit,
    Map<String, Object> parameters,
    String assumptions,
    String source,
    String validation,
    Set<Need> needs) {
  public Card {
    parameters = new TreeMap<>(parameters);
    needs = needs == null ? new TreeSet<>() : new TreeSet<>(needs); // runs of before had none
    if ("logit".equals(parameters.get("output"))) {
      needs.add(Need.LOGITS);
    }
  }

  public static Card of(String id, String version, String title) {
    return new Card(
        id,
        version,
        title,
        "",
        "",
        Direction.HIGHER,
        null,
        null,
        "",
        Map.of(),
        "",
        "",
        "not validated",
        Set.of());
  }

  public Card says(String sentence) {
    return new Card(
        id,
        version,
        title,
        sentence,
        property,
        direction,
        low,
        high,
        unit,
        parameters,
        assumptions,
        source,
        validation,
        needs);
  }

  /** A Co-12 property, for example "correctness". */
  public Card property(String co12) {
    return new Card(
        id,
        version,
        title,
        description,
        co12,
        direction,
        low,
        high,
        unit,
        parameters,
        assumptions,
        source,
        validation,
        needs);
  }

  /** Higher scores are better; null for a side without a bound. */
  public Card higher(Double from, Double to, String in) {
    return ranging(Direction.HIGHER, from, to, in);
  }

  /** Lower scores are better; null for a side without a bound. */
  public Card lower(Double from, Double to, String in) {
    return ranging(Direction.LOWER, from, to, in);
  }

  private Card ranging(Direction good, Double from, Double to, String in) {
    return new Card(
        id,
        version,
        title,
        description,
        property,
        good,
        from,
        to,
        in,
        parameters,
        assumptions,
        source,
        validation,
        needs);
  }

  public Card with(Map<String, Object> settings) {
    return new Card(
        id,
        version,
        title,
        description,
        property,
        direction,
        low,
        high,
        unit,
        settings,
        assumptions,
        source,
        validation,
        needs);
  }

  public Card assumes(String sentence) {
    return new Card(
        id,
        version,
        title,
        description,
        property,
        direction,
        low,
        high,
        unit,
        parameters,
        sentence,
        source,
        validation,
        needs);
  }

  /** A DOI, or the address of what has none. */
  public Card source(String doi) {
    return new Card(
        id,
        version,
        title,
        description,
        property,
        direction,
        low,
        high,
        unit,
        parameters,
        assumptions,
        doi,
        validation,
        needs);
  }

  /** What studies with people found about it. */
  public Card validated(String record) {
    return new Card(
        id,
        version,
        title,
        description,
        property,
        direction,
        low,
        high,
        unit,
        parameters,
        assumptions,
        source,
        record,
        needs);
  }

  public Card needs(Need... these) {
    return new Card(
        id,
        version,
        title,
        description,
        property,
        direction,
        low,
        high,
        unit,
        parameters,
        assumptions,
        source,
        validation,
        Set.of(these));
  }
}
