package groundwork.metric.entity;

import java.util.Map;

/**
 * What a reader of a score must know.
 *
 * @param id name in studies and results
 * @param version changes whenever the meaning of the score does
 * @param title for tables
 * @param description one sentence: what is done and what the number is
 * @param property the Co-12 property it stands for (Nauta et al. 2023)
 * @param direction which scores are good
 * @param low lowest possible score
 * @param high highest possible score, null without a bound
 * @param unit of the score, for example "probability"
 * @param parameters every setting that changes the score, defaults included
 * @param assumptions what must hold for the score to mean this
 * @param source DOI of the publication that defines it
 * @param validation which human study supports it, or "not validated"
 */
public record Card(
    String id,
    String version,
    String title,
    String description,
    String property,
    Direction direction,
    double low,
    Double high,
    String unit,
    Map<String, Object> parameters,
    String assumptions,
    String source,
    String validation) {}
