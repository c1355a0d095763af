package groundwork.metric.entity;

/**
 * What became of imported explanations.
 *
 * @param version of the set that has them
 * @param hash of that set
 * @param form how they lay in the file, in words
 * @param items how many are explained
 */
public record AttributionsStored(
    String slug,
    String version,
    String hash,
    String method,
    String model,
    String form,
    int items) {}
