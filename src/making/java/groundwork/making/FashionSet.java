package groundwork.making;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.explanation.Seed;
import groundwork.model.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The set {@code fashion}: small grey pictures of ten kinds of clothes. */
final class FashionSet {
  static final List<String> CLASSES =
      List.of(
          "t-shirt",
          "trouser",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle-boot");

  private static final Shape SHAPE = new Shape(1, Garments.SIDE, Garments.SIDE);

  /** Pictures that come with the set for training other models: few, as each takes 3 kB. */
  private static final int TAUGHT = 400;

  /**
   * Methods that explain several classes of each item: those of which people are to find the one.
   */
  private static final Set<String> LINED_UP = Set.of("gradient-x-input", "occlusion", "placebo");

  /** As many of the likeliest classes. */
  private static final int RANKS = 4;

  private FashionSet() {}

  static void make(Garments garments, List<FashionModels.Trained> models, Path to)
      throws IOException {
    var items = FashionItems.chosen(garments, models);
    var files = new Written(to);
    for (var model : models) {
      files.bytes(model.file(), model.onnx(), "application/octet-stream");
    }
    for (var item : items) {
      picture(files, item.image(), garments.pixels()[item.row()], "image/png");
      // a mask is part of an answer key: no browser may have it
      picture(files, item.mask(), garments.silhouette(item.row()), "application/octet-stream");
    }
    files.json("background.json", Description.of("kind", "baseline", "rows", black()));
    files.json("explanations.json", List.of());
    int[] rows = java.util.stream.IntStream.range(0, TAUGHT).toArray();
    files.training(
        java.util.Arrays.stream(rows).mapToObj(garments::values).toArray(double[][]::new),
        java.util.Arrays.copyOf(garments.labels(), TAUGHT));
    files.manifest(FashionManifest.of(models, items, arrays(files, garments, items, models)));
  }

  private static void picture(Written files, String name, byte[] pixels, String mediaType)
      throws IOException {
    files.bytes(name, Png.grey(pixels, Garments.SIDE, Garments.SIDE), mediaType);
  }

  private static double[][] black() {
    return new double[1][SHAPE.size()];
  }

  private static List<Object> arrays(
      Written files,
      Garments garments,
      List<FashionItems.Chosen> items,
      List<FashionModels.Trained> models)
      throws IOException {
    var arrays = new ArrayList<Object>();
    for (var model : models) {
      for (var method : FashionManifest.METHODS) {
        String name = "explanations/" + model.id() + "." + method.id() + ".npy";
        files.bytes(
            name,
            Npy.writeFloats(values(garments, items, model, explainer(method), 1)),
            "application/octet-stream");
        arrays.add(Description.of("method", method.id(), "model", model.id(), "file", name));
      }
    }
    for (var method : FashionManifest.METHODS) {
      if (LINED_UP.contains(method.id())) {
        for (int rank = 2; rank <= RANKS; rank++) {
          arrays.add(ofRank(files, garments, items, models.getFirst(), method, rank));
        }
      }
    }
    return arrays;
  }

  /** What speaks for the class that the model finds second likeliest, third likeliest … */
  private static Object ofRank(
      Written files,
      Garments garments,
      List<FashionItems.Chosen> items,
      FashionModels.Trained model,
      FashionManifest.Made method,
      int rank)
      throws IOException {
    String name = "explanations/" + model.id() + "." + method.id() + ".rank-" + rank + ".npy";
    files.bytes(
        name,
        Npy.writeFloats(values(garments, items, model, explainer(method), rank)),
        "application/octet-stream");
    return Description.of("method", method.id(), "model", model.id(), "file", name, "rank", rank);
  }

  private static Explainer explainer(FashionManifest.Made method) {
    return Explainers.of(method.id(), method.settings());
  }

  private static NdArray values(
      Garments garments,
      List<FashionItems.Chosen> items,
      FashionModels.Trained model,
      Explainer explainer,
      int rank) {
    var background = Background.images(SHAPE, black());
    double[] all =
        items.parallelStream()
            .map(
                item ->
                    explainer
                        .explain(
                            model.network(),
                            garments.values(item.row()),
                            FashionItems.ranked(item.probabilities().get(model.id())).get(rank - 1),
                            background,
                            Seed.of(MakeStimuli.SEED, item.id(), model.id()))
                        .values())
            .flatMapToDouble(java.util.Arrays::stream)
            .toArray();
    return new NdArray(new int[] {items.size(), 1, Garments.SIDE, Garments.SIDE}, all);
  }
}
