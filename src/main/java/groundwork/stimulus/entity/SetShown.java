package groundwork.stimulus.entity;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A set as researchers look at it: the manifest without the places of its files. */
public record SetShown(
    String slug,
    String title,
    String description,
    String version,
    Modality modality,
    String hash,
    JsonNode licence,
    List<Manifest.Source> sources,
    JsonNode made,
    List<OutputClass> classes,
    List<Feature> features,
    List<ModelCard> models,
    List<Method> methods,
    List<Item> items,
    Map<String, Asset> assets) {
  public static SetShown of(StimulusSet set) {
    var manifest = set.manifest();
    return new SetShown(
        manifest.slug(),
        manifest.title(),
        manifest.description(),
        manifest.version(),
        manifest.modality(),
        set.hash().hex(),
        manifest.licence(),
        manifest.sources(),
        manifest.made(),
        manifest.classes(),
        manifest.features(),
        manifest.models(),
        manifest.methods(),
        manifest.items(),
        manifest.assets());
  }
}
