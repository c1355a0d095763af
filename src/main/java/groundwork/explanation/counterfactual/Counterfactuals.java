package groundwork.explanation.counterfactual;

import java.util.List;

/**
 * What a search for counterfactuals came to.
 *
 * @param found the best first; each changes a set of values that holds none of the sets before it
 * @param asked about how many rows the model was asked
 * @param note empty if as many were found as were wanted; else why not
 */
public record Counterfactuals(List<Counterfactual> found, int asked, String note) {}
