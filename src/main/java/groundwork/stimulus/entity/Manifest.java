package groundwork.stimulus.entity;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code manifest.json} as it is written; {@link StimulusSet} has the look-ups. */
public record Manifest(
    String schema,
    String slug,
    String title,
    String description,
    String version,
    Modality modality,
    JsonNode licence,
    List<Source> sources,
    JsonNode made,
    List<OutputClass> classes,
    List<Feature> features,
    List<ModelCard> models,
    String background,
    List<Method> methods,
    List<Item> items,
    String explanations,
    Map<String, Asset> assets) {
  /** Where the data come from. */
  public record Source(
      String title, String url, String doi, String licence, String retrievedFrom) {}

  public Manifest {
    sources = sources == null ? List.of() : List.copyOf(sources);
    classes = List.copyOf(classes);
    features = features == null ? List.of() : List.copyOf(features);
    models = List.copyOf(models);
    methods = List.copyOf(methods);
    items = List.copyOf(items);
    assets = Map.copyOf(assets);
  }
}
