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
    Training training,
    List<Method> methods,
    List<Item> items,
    String explanations,
    List<Table> arrays,
    List<FigureFile> figures,
    Map<String, Asset> assets) {
  /** Where the data come from. */
  public record Source(
      String title, String url, String doi, String licence, String retrievedFrom) {}

  /**
   * Labelled rows as models read them, none of which is an item: to train other models on.
   *
   * @param inputs a file of NumPy's format, [rows] with one value per feature or pixel each
   * @param truth another, [rows], the index of the class among the set's classes
   */
  public record Training(String inputs, String truth) {}

  /**
   * Explanations of one method as an array: a file of NumPy's format, [items] with one value per
   * feature, token or pixel each, in the order of the items.
   *
   * @param rank which class is explained: 1, if left out, is the one that the model predicts, 2 the
   *     one with the second highest score …
   */
  public record Table(String method, String model, String file, Integer rank) {
    public Table {
      rank = rank == null ? 1 : rank;
    }
  }

  /**
   * Explanations of one method that are drawn from documents instead of one weight per value.
   *
   * @param file a JSON document after {@code figures/1}: what all figures share, and what each item
   *     has of its own
   */
  public record FigureFile(String method, String model, String file) {}

  public Manifest {
    sources = sources == null ? List.of() : List.copyOf(sources);
    classes = List.copyOf(classes);
    features = features == null ? List.of() : List.copyOf(features);
    models = List.copyOf(models);
    methods = List.copyOf(methods);
    items = List.copyOf(items);
    arrays = arrays == null ? List.of() : List.copyOf(arrays);
    figures = figures == null ? List.of() : List.copyOf(figures);
    assets = Map.copyOf(assets);
  }

  Manifest reworded(List<OutputClass> classes, List<Feature> features) {
    return new Manifest(
        schema,
        slug,
        title,
        description,
        version,
        modality,
        licence,
        sources,
        made,
        classes,
        features,
        models,
        background,
        training,
        methods,
        items,
        explanations,
        arrays,
        figures,
        assets);
  }
}
