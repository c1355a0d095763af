package groundwork.metric.material;

import groundwork.metric.scoring.Material;
import groundwork.metric.scoring.Measure;
import java.util.List;

/**
 * What a document asks for.
 *
 * @param metrics empty where the document names none
 */
public record Scoring(Material material, List<Measure.Choice> metrics, long seed) {}
