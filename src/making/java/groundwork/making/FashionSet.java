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

  private FashionSet() {}

  static void make(Path from, Path to) throws IOException {
    var garments = Garments.read(from.resolve("source"));
    var models = FashionModels.train(garments);
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
            Npy.writeFloats(
                values(garments, items, model, Explainers.of(method.id(), method.settings()))),
            "application/octet-stream");
        arrays.add(Description.of("method", method.id(), "model", model.id(), "file", name));
      }
    }
    return arrays;
  }

  private static NdArray values(
      Garments garments,
      List<FashionItems.Chosen> items,
      FashionModels.Trained model,
      Explainer explainer) {
    var background = Background.images(SHAPE, black());
    double[] all =
        items.parallelStream()
            .map(
                item ->
                    explainer
                        .explain(
                            model.network(),
                            garments.values(item.row()),
                            FashionItems.best(item.probabilities().get(model.id())),
                            background,
                            Seed.of(MakeStimuli.SEED, item.id(), model.id()))
                        .values())
            .flatMapToDouble(java.util.Arrays::stream)
            .toArray();
    return new NdArray(new int[] {items.size(), 1, Garments.SIDE, Garments.SIDE}, all);
  }
}
