package groundwork.making;

import groundwork.making.FashionItems.Chosen;
import groundwork.model.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The set {@code fashion-figures}: pictures of the set {@code fashion}, and what goes on in its
 * network as charts, projections, pictures of units, attacks and examples.
 */
final class FashionFigures {
  /** Of each kind as many items that the network gets right as wrong. */
  private static final int EACH = 2;

  /** Of each kind, so many that stand in every projection, right and wrong as they come. */
  private static final int STANDING = 4;

  static final String STANDS = "stands in every figure";

  private final Garments garments;
  private final FashionModels.Trained model;
  private final List<Chosen> items;
  private final List<Chosen> standing;

  private FashionFigures(Garments garments, List<FashionModels.Trained> models) {
    this.garments = garments;
    this.model = models.getFirst();
    this.items = some(FashionItems.chosen(garments, models));
    this.standing = standing();
  }

  static void make(Garments garments, List<FashionModels.Trained> models, Path to)
      throws IOException {
    new FashionFigures(garments, models).write(new Written(to));
  }

  private static List<Chosen> some(List<Chosen> all) {
    Map<String, Integer> taken = new HashMap<>();
    return all.stream()
        .filter(
            item ->
                item.practice()
                    || taken.merge(
                            item.truth() + " " + item.isRight(FashionModels.MLP), 1, Integer::sum)
                        <= EACH)
        .toList();
  }

  private List<Chosen> standing() {
    var asked = items.stream().map(Chosen::row).toList();
    Map<Integer, Integer> taken = new HashMap<>();
    var standing = new ArrayList<Chosen>();
    for (int row = garments.labels().length - 1; row >= FashionModels.TRAINING; row--) {
      int truth = garments.labels()[row];
      if (!asked.contains(row) && taken.merge(truth, 1, Integer::sum) <= STANDING) {
        var p = model.network().probabilities(new double[][] {garments.values(row)})[0];
        standing.add(
            new Chosen(
                "x-%02d".formatted(standing.size() + 1),
                row,
                truth,
                Map.of(FashionModels.MLP, p),
                true));
      }
    }
    return standing;
  }

  private void write(Written files) throws IOException {
    files.bytes(model.file(), model.onnx(), "application/octet-stream");
    files.json("explanations.json", List.of());
    var drawn = new FashionForms(garments, (Network) model.network(), items, standing);
    var forms = drawn.forms();
    for (var form : forms) {
      Map<String, Object> own = null;
      if (form.own() != null) {
        own = new LinkedHashMap<>();
        for (var item : items) {
          own.put(item.id(), form.own().apply(item));
        }
      }
      files.figures(file(form.id()), form.shared(), own);
    }
    for (var item : items) {
      picture(files, item.image(), garments.pixels()[item.row()]);
    }
    for (var item : standing) {
      picture(files, item.image(), garments.pixels()[item.row()]);
    }
    for (var one : new TreeMap<>(drawn.pictures()).entrySet()) {
      picture(files, one.getKey(), one.getValue());
    }
    files.manifest(manifest(forms));
  }

  private static void picture(Written files, String name, byte[] pixels) throws IOException {
    files.bytes(name, Png.grey(pixels, Garments.SIDE, Garments.SIDE), "image/png");
  }

  private static String file(String method) {
    return "figures/" + method + ".json";
  }

  private Map<String, Object> manifest(List<FashionForms.Form> forms) {
    var all = new ArrayList<>(items);
    all.addAll(standing);
    var methods = new ArrayList<Object>();
    methods.add(Description.of("id", "none", "title", "No explanation"));
    for (var form : forms) {
      methods.add(form.method());
    }
    return Description.of(
        "schema",
        "stimulus-set/1",
        "slug",
        "fashion-figures",
        "title",
        "Fashion: a network looked into in many ways",
        "description",
        "Pictures of the set fashion, what its network takes them for, and its training, its units, its projection of"
            + " pictures, attacks on it and examples.",
        "version",
        "1",
        "modality",
        "image",
        "licence",
        FashionManifest.licence(),
        "sources",
        List.of(FashionManifest.SOURCE),
        "made",
        FashionManifest.made(all),
        "classes",
        FashionManifest.classes(),
        "models",
        List.of(FashionManifest.model(model)),
        "methods",
        methods,
        "items",
        all.stream().map(FashionFigures::item).toList(),
        "explanations",
        "explanations.json",
        "figures",
        forms.stream()
            .map(
                form ->
                    Description.of(
                        "method", form.id(), "model", model.id(), "file", file(form.id())))
            .toList());
  }

  private static Map<String, Object> item(Chosen item) {
    boolean stands = item.id().startsWith("x");
    var only = Map.of(FashionModels.MLP, item.probabilities().get(FashionModels.MLP));
    var described =
        FashionManifest.item(
            new Chosen(item.id(), item.row(), item.truth(), only, item.practice()));
    described.remove("mask");
    described.put("group", stands ? STANDS : "is asked about");
    return described;
  }
}
