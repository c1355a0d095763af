package groundwork.stimulus.control;

import groundwork.document.entity.Document;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.Modality;
import groundwork.stimulus.entity.ModelCard;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.Perturbation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must hold between the parts of a manifest. */
final class ManifestRules {
  /** Scores are rounded to six significant digits. */
  private static final double ROUNDING = 1e-4;

  private final Document document;
  private final Manifest manifest;
  private final Set<String> classes;
  private final Set<String> models;
  private final Set<String> perturbationIds = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  ManifestRules(Document document, Manifest manifest) {
    this.document = document;
    this.manifest = manifest;
    classes = manifest.classes().stream().map(OutputClass::id).collect(Collectors.toSet());
    models = manifest.models().stream().map(ModelCard::id).collect(Collectors.toSet());
    unique("/classes", manifest.classes().stream().map(OutputClass::id));
    unique("/features", manifest.features().stream().map(feature -> feature.id()));
    unique("/models", manifest.models().stream().map(ModelCard::id));
    unique("/methods", manifest.methods().stream().map(Method::id));
    unique("/items", manifest.items().stream().map(Item::id));
    models();
    methods();
    arrays();
    figures();
    for (int i = 0; i < manifest.items().size(); i++) {
      item("/items/" + i, manifest.items().get(i));
    }
  }

  List<Finding> findings() {
    return findings;
  }

  private void error(String pointer, String rule, String remedy) {
    findings.add(document.error(pointer, rule, remedy));
  }

  private void unique(String list, Stream<String> ids) {
    var seen = new HashSet<String>();
    int index = 0;
    for (var id : ids.toList()) {
      if (!seen.add(id)) {
        error(
            list + "/" + index + "/id",
            "the id \"" + id + "\" is used twice",
            "Give one of the two another id.");
      }
      index++;
    }
  }

  private void models() {
    for (int i = 0; i < manifest.models().size(); i++) {
      var model = manifest.models().get(i);
      if (!classes.equals(Set.copyOf(model.output().classes()))) {
        error(
            "/models/" + i + "/output/classes",
            "model \""
                + model.id()
                + "\" gives the classes "
                + model.output().classes()
                + ", the set has "
                + classes,
            "Name every class of the set, in the order of the model's output.");
      }
    }
  }

  private void methods() {
    for (int i = 0; i < manifest.methods().size(); i++) {
      var method = manifest.methods().get(i);
      for (var model : method.models()) {
        if (!models.contains(model)) {
          error(
              "/methods/" + i + "/models",
              "there is no model \"" + model + "\"",
              "Name a model of this set.");
        }
      }
      if (method.of() != null
          && manifest.methods().stream().noneMatch(other -> other.id().equals(method.of()))) {
        error(
            "/methods/" + i + "/of",
            "there is no method \"" + method.of() + "\" to shuffle",
            "Name a method of this set.");
      }
    }
  }

  private void arrays() {
    for (int i = 0; i < manifest.arrays().size(); i++) {
      var table = manifest.arrays().get(i);
      known("/arrays/" + i, table.method(), table.model());
      if (table.rank() > classes.size()) {
        error(
            "/arrays/" + i + "/rank",
            "rank is " + table.rank() + ", but there are " + classes.size() + " classes",
            "Choose a rank from 1 to " + classes.size() + ".");
      }
    }
  }

  private void figures() {
    var explained = new HashSet<List<String>>();
    for (int i = 0; i < manifest.figures().size(); i++) {
      var one = manifest.figures().get(i);
      known("/figures/" + i, one.method(), one.model());
      if (!explained.add(List.of(one.method(), one.model()))) {
        error(
            "/figures/" + i,
            "there are two files of figures for \"%s\" of \"%s\""
                .formatted(one.method(), one.model()),
            "Put all figures of a method and a model into one file.");
      }
    }
  }

  private void known(String place, String method, String model) {
    if (manifest.methods().stream().noneMatch(one -> one.id().equals(method))) {
      error(
          place + "/method", "there is no method \"" + method + "\"", "Name a method of this set.");
    }
    if (!models.contains(model)) {
      error(place + "/model", "there is no model \"" + model + "\"", "Name a model of this set.");
    }
  }

  /** An item with one thing changed is an item of the same form, with outputs of the models. */
  private void perturbations(String place, Item item) {
    for (int i = 0; i < item.perturbations().size(); i++) {
      var one = item.perturbations().get(i);
      var at = place + "/perturbations/" + i;
      switch (one.content()) {
        case Content.Tabular table -> tabular(at, one.id(), table);
        case Content.Text text -> requireModality(at, one.id(), Modality.TEXT);
        case Content.Image image -> image(at, one.id(), image);
      }
      one.outputs()
          .forEach((model, output) -> output(at + "/outputs/" + model, one.id(), model, output));
      change(at, item, one);
      if (!perturbationIds.add(one.id())) {
        error(
            at + "/id",
            "the id \"" + one.id() + "\" is used twice",
            "Give one of the two another id.");
      }
    }
  }

  /** What is said to be changed must be what differs, and nothing else. */
  private void change(String place, Item item, Perturbation one) {
    var change = one.change();
    if (one.content() instanceof Content.Tabular after
        && item.content() instanceof Content.Tabular before
        && after.size() == before.size()
        && after.size() == manifest.features().size()) {
      var differing =
          IntStream.range(0, after.size())
              .filter(i -> !after.values().get(i).equals(before.values().get(i)))
              .mapToObj(i -> manifest.features().get(i).id())
              .toList();
      if (!differing.equals(List.of(String.valueOf(change.feature())))) {
        error(
            place + "/change/feature",
            "\"%s\" differs from \"%s\" in %s, the change names %s"
                .formatted(one.id(), item.id(), differing, change.feature()),
            "Change one feature, and name it.");
      }
    } else if (one.content() instanceof Content.Text after
        && item.content() instanceof Content.Text before
        && (change.at() == null
            || change.to() == null
            || !after.tokens().equals(changed(before.tokens(), change)))) {
      error(
          place + "/change",
          "\"%s\" is not \"%s\" with the word that the change names put into its place"
              .formatted(one.id(), item.id()),
          "Write {at, from, to}: place of the word from 0, the word, what stands there instead or \"\".");
    } else if (one.content() instanceof Content.Image && change.text() == null) {
      error(
          place + "/change/text",
          "what is changed in a picture must be said in words",
          "Write one sentence.");
    }
  }

  private static List<String> changed(List<String> tokens, Perturbation.Change change) {
    if (change.at() < 0
        || change.at() >= tokens.size()
        || !tokens.get(change.at()).equals(change.from())) {
      return List.of();
    }
    var after = new ArrayList<>(tokens);
    if (change.to().isEmpty()) {
      after.remove((int) change.at());
    } else {
      after.set(change.at(), change.to());
    }
    return after;
  }

  private void item(String place, Item item) {
    if (!classes.contains(item.truth())) {
      error(
          place + "/truth",
          "item \"" + item.id() + "\" has the truth \"" + item.truth() + "\", which is no class",
          "Write one of " + classes + ".");
    }
    switch (item.content()) {
      case Content.Tabular table -> tabular(place, item.id(), table);
      case Content.Text text -> requireModality(place, item.id(), Modality.TEXT);
      case Content.Image image -> image(place, item.id(), image);
    }
    perturbations(place, item);
    if (item.mask() != null && !manifest.assets().containsKey(item.mask())) {
      error(
          place + "/mask",
          "the mask \"" + item.mask() + "\" of item \"" + item.id() + "\" is no asset",
          "List it under assets with its SHA-256.");
    }
    for (var model : models) {
      if (!item.outputs().containsKey(model)) {
        error(
            place + "/outputs",
            "item \"" + item.id() + "\" has no output of model \"" + model + "\"",
            "Give the output of every model.");
      }
    }
    item.outputs()
        .forEach((model, output) -> output(place + "/outputs/" + model, item.id(), model, output));
  }

  private void image(String place, String id, Content.Image image) {
    requireModality(place, id, Modality.IMAGE);
    if (!manifest.assets().containsKey(image.file())) {
      error(
          place + "/content/file",
          "the picture \"" + image.file() + "\" of item \"" + id + "\" is no asset",
          "List it under assets with its SHA-256.");
    }
    if (manifest.items().getFirst().content() instanceof Content.Image first
        && !first.shape().equals(image.shape())) {
      error(
          place + "/content",
          "item \"%s\" is a picture of %s, the first item one of %s"
              .formatted(id, image.shape(), first.shape()),
          "Give all pictures of a set the same size.");
    }
  }

  private void requireModality(String place, String id, Modality form) {
    if (manifest.modality() != form) {
      error(
          place + "/content/type",
          "item \"" + id + "\" is " + form.word() + ", the set is " + manifest.modality().word(),
          "Keep one modality in a set.");
    }
  }

  private void tabular(String place, String id, Content.Tabular table) {
    requireModality(place, id, Modality.TABULAR);
    var features = manifest.features();
    if (table.size() != features.size()) {
      error(
          place + "/content/values",
          "item \"%s\" has %d values, but there are %d features"
              .formatted(id, table.size(), features.size()),
          "Give one value per feature, in the features' order.");
      return;
    }
    for (int i = 0; i < features.size(); i++) {
      var feature = features.get(i);
      double value = table.values().get(i);
      if (feature.isCategory()
          && (value != Math.rint(value) || value < 0 || value >= feature.options().size())) {
        error(
            place + "/content/values/" + i,
            "item \"%s\" has %s for \"%s\", which is no index of its %d options"
                .formatted(id, value, feature.id(), feature.options().size()),
            "Write the option's index, counted from 0.");
      }
    }
  }

  private void output(String place, String id, String model, Item.Output output) {
    if (!models.contains(model)) {
      error(
          place,
          "there is no model \"" + model + "\"",
          "Remove the output, or describe the model.");
      return;
    }
    var scores = output.scores();
    if (!scores.keySet().equals(classes)) {
      error(
          place + "/scores",
          "item \"" + id + "\" has scores of " + scores.keySet() + ", the classes are " + classes,
          "Give one score per class.");
      return;
    }
    double sum = scores.values().stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > ROUNDING) {
      error(
          place + "/scores",
          "the scores of item \"" + id + "\" sum to " + sum + ", not to 1",
          "Write probabilities.");
    }
    double best = scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    if (scores.getOrDefault(output.predicted(), -1.0) < best) {
      var likeliest =
          scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      error(
          place + "/predicted",
          "item \"%s\" is predicted \"%s\", but \"%s\" has the highest score"
              .formatted(id, output.predicted(), likeliest),
          "Write the class with the highest score.");
    }
  }
}
