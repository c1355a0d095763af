package groundwork.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A network as {@code model/1}, for the JSON mapper. */
final class NetworkWriter {
  private NetworkWriter() {}

  static Map<String, Object> write(Network network) {
    var model = new LinkedHashMap<String, Object>();
    model.put("schema", Models.SCHEMA);
    model.put("kind", "network");
    model.put("classes", network.classes());
    var layers = new ArrayList<Map<String, Object>>();
    boolean image = false;
    for (Layer layer : network.parts()) {
      if (layer instanceof Network.Dense && image) {
        layers.add(Map.of("type", "flatten"));
      }
      image = !(layer instanceof Network.Dense);
      if (layers.isEmpty() && image) {
        model.put("shape", sides(layer));
      }
      layers.add(write(layer));
    }
    model.put("layers", layers);
    model.put("output", network.link().word());
    return model;
  }

  private static List<Integer> sides(Layer first) {
    var shape = first instanceof Conv2d conv ? conv.window().in() : ((Pool) first).window().in();
    return List.of(shape.channels(), shape.height(), shape.width());
  }

  private static Map<String, Object> write(Layer layer) {
    var written = new LinkedHashMap<String, Object>();
    written.put("name", layer.name());
    switch (layer) {
      case Network.Dense dense -> {
        written.put("type", "dense");
        written.put("weights", dense.weights());
        written.put("bias", dense.bias());
      }
      case Conv2d conv -> {
        written.put("type", "conv2d");
        written.put("weights", kernels(conv));
        written.put("bias", conv.bias());
        window(written, conv.window());
      }
      case Pool pool -> {
        written.put("type", pool.kind() == Pool.Kind.MAX ? "maxpool" : "avgpool");
        written.put("size", List.of(pool.window().height(), pool.window().width()));
        window(written, pool.window());
        if (pool.kind() == Pool.Kind.MEAN) {
          written.put("padded", pool.padded());
        }
      }
    }
    written.put("activation", layer.activation().name().toLowerCase(Locale.ROOT));
    return written;
  }

  private static void window(Map<String, Object> written, Window window) {
    written.put("stride", List.of(window.strideY(), window.strideX()));
    written.put("padding", List.of(window.top(), window.left(), window.bottom(), window.right()));
  }

  /** [output channels][input channels][height][width]. */
  private static double[][][][] kernels(Conv2d conv) {
    var window = conv.window();
    double[][][][] kernels =
        new double[conv.bias().length][window.in().channels()][window.height()][window.width()];
    for (int o = 0; o < kernels.length; o++) {
      int at = 0;
      for (double[][] channel : kernels[o]) {
        for (double[] line : channel) {
          System.arraycopy(conv.weights()[o], at, line, 0, line.length);
          at += line.length;
        }
      }
    }
    return kernels;
  }
}
