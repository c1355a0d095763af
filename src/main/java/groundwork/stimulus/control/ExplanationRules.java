package groundwork.stimulus.control;

import groundwork.problem.entity.Finding;
import groundwork.stimulus.entity.Attribution;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One explanation of the predicted class for each item, model and method, of the right length; of
 * other classes there may be one each beside it.
 */
final class ExplanationRules {
  /** One mistake in a program gives thousands of findings; a few are enough to see it. */
  private static final int MOST = 50;

  private record Place(String item, String model, String method) {}

  private final Manifest manifest;
  private final Map<String, Item> items;
  private final Set<Place> wanted = new HashSet<>();
  private final Set<Place> found = new HashSet<>();
  private final Set<Place> ofPredicted;
  private final Set<String> ofOthers = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  ExplanationRules(Manifest manifest, List<Attribution> all) {
    this.manifest = manifest;
    items =
        manifest.items().stream()
            .collect(Collectors.toMap(Item::id, Function.identity(), (a, b) -> a));
    for (var method : manifest.methods()) {
      for (var model : manifest.models()) {
        if (method.shows() && method.explains(model.id()) && !drawn(method.id(), model.id())) {
          items.keySet().forEach(item -> wanted.add(new Place(item, model.id(), method.id())));
        }
      }
    }
    ofPredicted =
        all.stream()
            .filter(this::isOfPredicted)
            .map(one -> new Place(one.item(), one.model(), one.method()))
            .collect(Collectors.toSet());
    for (int i = 0; i < all.size(); i++) {
      check("/" + i, all.get(i));
    }
    manifest.methods().stream().map(Method::id).sorted().forEach(this::missing);
  }

  /** Whether it explains by figures: they have rules of their own. */
  private boolean drawn(String method, String model) {
    return manifest.figures().stream()
        .anyMatch(one -> one.method().equals(method) && one.model().equals(model));
  }

  List<Finding> findings() {
    return findings.size() <= MOST ? findings : findings.subList(0, MOST);
  }

  private void error(String pointer, String rule, String remedy) {
    findings.add(Finding.error(manifest.explanations(), pointer, null, rule, remedy));
  }

  private void check(String place, Attribution one) {
    var key = new Place(one.item(), one.model(), one.method());
    if (!wanted.contains(key)) {
      error(
          place,
          "there is no such item, model and method together: %s, %s, %s"
              .formatted(one.item(), one.model(), one.method()),
          "Remove it, or describe them in the manifest.");
      return;
    }
    boolean beside = !isOfPredicted(one) && ofPredicted.contains(key);
    if (beside ? !ofOthers.add(key + " " + one.target()) : !found.add(key)) {
      error(
          place,
          "%s of %s by %s is explained twice".formatted(one.item(), one.model(), one.method()),
          "Keep one of the two.");
    }
    var item = items.get(one.item());
    if (one.values().size() != item.content().size()) {
      error(
          place + "/values",
          "%s by %s has %d values, but the item has %d"
              .formatted(one.item(), one.method(), one.values().size(), item.content().size()),
          "Give one value per feature or token.");
    }
    if (beside) {
      if (!item.output(one.model()).scores().containsKey(one.target())) {
        error(
            place + "/target",
            "%s by %s explains \"%s\", which is no class"
                .formatted(one.item(), one.method(), one.target()),
            "Explain a class of the set.");
      }
    } else if (!isOfPredicted(one)) {
      error(
          place + "/target",
          "%s by %s explains \"%s\", but the model predicts \"%s\""
              .formatted(
                  one.item(), one.method(), one.target(), item.output(one.model()).predicted()),
          "Explain the predicted class.");
    }
  }

  private boolean isOfPredicted(Attribution one) {
    var item = items.get(one.item());
    var output = item == null ? null : item.outputs().get(one.model());
    return output != null && output.predicted().equals(one.target());
  }

  private void missing(String method) {
    var lacking =
        wanted.stream()
            .filter(place -> place.method().equals(method) && !found.contains(place))
            .toList();
    if (!lacking.isEmpty()) {
      var first =
          lacking.stream()
              .map(place -> place.item() + " (" + place.model() + ")")
              .sorted()
              .findFirst();
      error(
          "",
          "%d explanations by \"%s\" are missing, for example of %s"
              .formatted(lacking.size(), method, first.orElseThrow()),
          "Explain every item and model, or say in the manifest which models the method is for.");
    }
  }
}
