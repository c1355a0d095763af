package groundwork.stimulus.entity;

import groundwork.provenance.entity.ContentHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Items, models, methods and explanations that belong together; checked, immutable, thread-safe.
 */
public final class StimulusSet {
  private record Place(String item, String model, String method) {}

  private final ContentHash hash;
  private final Manifest manifest;
  private final Map<String, OutputClass> classes;
  private final Map<String, ModelCard> models;
  private final Map<String, Method> methods;
  private final Map<String, Item> items;
  private final Map<Place, Attribution> attributions = new LinkedHashMap<>();
  private final Map<Place, List<Attribution>> others = new LinkedHashMap<>();
  private final List<Figures> figures;

  /**
   * @param hash SHA-256 of the manifest's bytes
   */
  public StimulusSet(
      ContentHash hash, Manifest manifest, List<Attribution> attributions, List<Figures> figures) {
    this.figures = List.copyOf(figures);
    this.hash = hash;
    this.manifest = manifest;
    classes = byId(manifest.classes(), OutputClass::id);
    models = byId(manifest.models(), ModelCard::id);
    methods = byId(manifest.methods(), Method::id);
    items = byId(manifest.items(), Item::id);
    for (var one : attributions) {
      var place = new Place(one.item(), one.model(), one.method());
      if (items.containsKey(one.item())
          && one.target().equals(items.get(one.item()).output(one.model()).predicted())) {
        this.attributions.put(place, one);
      } else {
        others.computeIfAbsent(place, none -> new ArrayList<>()).add(one);
      }
    }
  }

  /** A set without figures. */
  public StimulusSet(ContentHash hash, Manifest manifest, List<Attribution> attributions) {
    this(hash, manifest, attributions, List.of());
  }

  /** The same set with other words for what people read; ids, hash and all else stay. */
  public StimulusSet reworded(List<OutputClass> classes, List<Feature> features) {
    var everything =
        Stream.concat(
                attributions.values().stream(), others.values().stream().flatMap(List::stream))
            .toList();
    return new StimulusSet(hash, manifest.reworded(classes, features), everything, figures);
  }

  private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
    return all.stream()
        .collect(
            Collectors.toMap(id, Function.identity(), (first, again) -> first, LinkedHashMap::new));
  }

  public ContentHash hash() {
    return hash;
  }

  public Manifest manifest() {
    return manifest;
  }

  public String slug() {
    return manifest.slug();
  }

  public Modality modality() {
    return manifest.modality();
  }

  public List<Feature> features() {
    return manifest.features();
  }

  public List<OutputClass> classes() {
    return manifest.classes();
  }

  public List<Item> items() {
    return manifest.items();
  }

  public Optional<OutputClass> outputClass(String id) {
    return Optional.ofNullable(classes.get(id));
  }

  public Optional<ModelCard> model(String id) {
    return Optional.ofNullable(models.get(id));
  }

  public Optional<Method> method(String id) {
    return Optional.ofNullable(methods.get(id));
  }

  public Optional<Item> item(String id) {
    return Optional.ofNullable(items.get(id));
  }

  /**
   * Of what the model says. Empty for {@code none} and for a method that cannot explain this model.
   */
  public Optional<Attribution> explanation(String item, String model, String method) {
    return Optional.ofNullable(attributions.get(new Place(item, model, method)));
  }

  /** Of any class that is explained, be it what the model says or not. */
  public Optional<Attribution> explanation(
      String item, String model, String method, String target) {
    var place = new Place(item, model, method);
    return Stream.concat(
            Optional.ofNullable(attributions.get(place)).stream(),
            others.getOrDefault(place, List.of()).stream())
        .filter(one -> one.target().equals(target))
        .findFirst();
  }

  /** Every class that the method explains of an item: the one that the model says comes first. */
  public List<String> explained(String item, String model, String method) {
    var place = new Place(item, model, method);
    return Stream.concat(
            Optional.ofNullable(attributions.get(place)).stream(),
            others.getOrDefault(place, List.of()).stream())
        .map(Attribution::target)
        .distinct()
        .toList();
  }

  /** All that are of what the model says, in the set's order. */
  public List<Attribution> explanations() {
    return List.copyOf(attributions.values());
  }

  /** Where a method explains by a document instead of by one weight per value. */
  public Optional<Figures.Figure> figure(String item, String model, String method) {
    return figures(model, method).flatMap(one -> one.of(item));
  }

  public Optional<Figures> figures(String model, String method) {
    return figures.stream()
        .filter(one -> one.model().equals(model) && one.method().equals(method))
        .findFirst();
  }

  public boolean hasFigures() {
    return !figures.isEmpty();
  }

  /** Whether people can be shown what this method says, in whatever form. */
  public boolean canShow(String model, String method) {
    return hasExplanations(model, method) || figures(model, method).isPresent();
  }

  /** Whether there is one weight per value: what metrics read. */
  public boolean hasExplanations(String model, String method) {
    return attributions.keySet().stream()
        .anyMatch(place -> place.model().equals(model) && place.method().equals(method));
  }

  /** The items that are scored (practice left out), by truth and prediction, in the set's order. */
  public Map<Item.Cell, List<Item>> cells(String model) {
    return manifest.items().stream()
        .filter(item -> !item.practice())
        .collect(
            Collectors.groupingBy(
                item -> item.cell(model), LinkedHashMap::new, Collectors.toList()));
  }
}
