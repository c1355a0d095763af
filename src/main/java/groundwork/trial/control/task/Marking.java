package groundwork.trial.control.task;

import groundwork.stimulus.entity.Attribution;
import groundwork.stimulus.entity.Content;
import groundwork.study.entity.Asks;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.Asked.Marks.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The parts of an item that can be marked, in order: the words of a text, the features of a table,
 * the cells of a grid over a picture, line by line.
 */
public final class Marking {
  private final Content content;
  private final List<String> features;
  private final int lines;
  private final int columns;

  private Marking(Content content, List<String> features, int lines, int columns) {
    this.content = content;
    this.features = features;
    this.lines = lines;
    this.columns = columns;
  }

  /**
   * @param features ids, in the order of the values of a table
   * @param grid lines and columns over a picture; it has no more than the picture has places
   */
  public static Marking of(Content content, List<String> features, List<Integer> grid) {
    return content instanceof Content.Image image
        ? new Marking(
            content,
            features,
            Math.min(grid.get(0), image.height()),
            Math.min(grid.get(1), image.width()))
        : new Marking(content, features, 1, content.size());
  }

  static Marking of(Scene scene, List<Integer> grid) {
    var features = scene.set().features().stream().map(one -> one.id()).toList();
    return of(scene.item().content(), features, grid);
  }

  /** What the page gets. */
  static Asked.Marks asked(Scene scene, Asks.Marks wanted) {
    var marking = of(scene, wanted.grid());
    var parts = new ArrayList<Part>();
    if (scene.item().content() instanceof Content.Tabular table) {
      for (int i = 0; i < scene.set().features().size(); i++) {
        var feature = scene.set().features().get(i);
        parts.add(
            new Part(
                feature.id(),
                feature.label(),
                feature.words(table.values().get(i)),
                feature.unit()));
      }
    }
    boolean picture = scene.item().content() instanceof Content.Image;
    var tool =
        switch (scene.item().content()) {
          case Content.Text text -> "tokens";
          case Content.Tabular table -> "features";
          case Content.Image image -> wanted.tool() == Asks.Marks.Tool.BOXES ? "boxes" : "brush";
        };
    int most = wanted.most() == null ? marking.size() : Math.min(wanted.most(), marking.size());
    return new Asked.Marks(
        "marks",
        tool,
        wanted.about().word(),
        wanted.label(),
        Math.min(wanted.least(), most),
        most,
        wanted.rank(),
        wanted.weights(),
        scene.instance(),
        parts,
        picture ? marking.lines : 0,
        picture ? marking.columns : 0);
  }

  public int size() {
    return lines * columns;
  }

  /**
   * One weight a part from one value per value of the item: in a cell the sum of what lies in it,
   * whatever its sign.
   */
  double[] strengths(Attribution attribution) {
    return parts(attribution.array(), true);
  }

  /** The share of each part that lies where the truth is. */
  double[] shares(boolean[] mask) {
    double[] inside = new double[mask.length];
    double[] all = new double[mask.length];
    for (int i = 0; i < mask.length; i++) {
      inside[i] = mask[i] ? 1 : 0;
      all[i] = 1;
    }
    double[] sums = parts(inside, false);
    double[] sizes = parts(all, false);
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sizes[i] == 0 ? 0 : sums[i] / sizes[i];
    }
    return sums;
  }

  private double[] parts(double[] values, boolean sizes) {
    double[] sums = new double[size()];
    for (int i = 0; i < values.length; i++) {
      sums[part(i)] += sizes ? Math.abs(values[i]) : values[i];
    }
    return sums;
  }

  /** Values of the item from one weight a part: what is in a cell has the cell's weight. */
  public double[] spread(double[] perPart) {
    double[] values = new double[content.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = perPart[part(i)];
    }
    return values;
  }

  private int part(int value) {
    if (!(content instanceof Content.Image image)) {
      return value;
    }
    int place = value % image.shape().places();
    int line = place / image.width() * lines / image.height();
    int column = place % image.width() * columns / image.width();
    return line * columns + column;
  }

  /**
   * The weights of an answer: what is not marked has none. Without weights a mark counts 1; where
   * their order counts, the first mark counts as many as there are.
   */
  public double[] weights(JsonNode marks, boolean rank) {
    double[] weights = new double[size()];
    for (int i = 0; i < marks.size(); i++) {
      var mark = marks.get(i);
      double weight = rank ? marks.size() - i : mark.path("weight").asDouble(1);
      for (int part : parts(mark)) {
        weights[part] = Math.max(weights[part], weight);
      }
    }
    return weights;
  }

  /** Which parts one mark covers; empty for one that does not fit. */
  private List<Integer> parts(JsonNode mark) {
    var box = mark.path("box");
    var covered = new ArrayList<Integer>();
    if (box.size() == 4) {
      for (int line = box.get(0).asInt(); line <= box.get(2).asInt(); line++) {
        for (int column = box.get(1).asInt(); column <= box.get(3).asInt(); column++) {
          covered.add(line * columns + column);
        }
      }
    } else if (mark.path("at").isString()) {
      covered.add(features.indexOf(mark.path("at").asString()));
    } else {
      covered.add(mark.path("at").asInt(-1));
    }
    covered.removeIf(part -> part < 0 || part >= size());
    return covered;
  }

  /** The part under a mark's middle: what somebody points at. */
  int pointed(JsonNode mark) {
    var box = mark.path("box");
    if (box.size() == 4) {
      int line = (box.get(0).asInt() + box.get(2).asInt()) / 2;
      int column = (box.get(1).asInt() + box.get(3).asInt()) / 2;
      return line * columns + column;
    }
    var parts = parts(mark);
    return parts.isEmpty() ? -1 : parts.getFirst();
  }

  /** A mark on one part, as answers have it. */
  Object mark(int part, Asks.Marks wanted, double share) {
    Object at = content instanceof Content.Tabular ? features.get(part) : (Object) part;
    if (content instanceof Content.Image && wanted.tool() == Asks.Marks.Tool.BOXES) {
      int line = part / columns;
      int column = part % columns;
      return Map.of("box", List.of(line, column, line, column));
    }
    return wanted.weights() == null
        ? Map.of("at", at)
        : Map.of("at", at, "weight", Math.max(1, (int) Math.round(share * wanted.weights())));
  }
}
