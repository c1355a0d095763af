package groundwork.model;

import groundwork.model.TreeEnsemble.Combination;
import groundwork.model.TreeEnsemble.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trees and ensembles in {@code model/1}. */
final class TreeReader {
  private final int inputs;
  private final List<String> features; // empty where they have no names

  private TreeReader(Place model) {
    features = model.has("features") ? model.at("features").names() : List.of();
    inputs =
        model.has("inputs") || features.isEmpty()
            ? model.at("inputs").whole(1, 1 << 24)
            : features.size();
    NetworkReader.requireFeatures(model, inputs);
  }

  /** Shared with rules. */
  static TreeReader of(Place model) {
    return new TreeReader(model);
  }

  int inputs() {
    return inputs;
  }

  static TreeEnsemble tree(Place model) {
    model.only("schema", "kind", "title", "features", "inputs", "classes", "output", "nodes");
    var reader = new TreeReader(model);
    var tree = reader.nodes(model.at("nodes"), 1);
    var link = link(model, Link.PROBABILITY);
    var classes = Models.classes(model, link, tree.outputs());
    return model.here(
        () ->
            new TreeEnsemble(
                List.of(Member.of(tree)),
                reader.inputs,
                classes,
                Combination.MEAN,
                new double[tree.outputs()],
                link));
  }

  static TreeEnsemble ensemble(Place model) {
    model.only(
        "schema",
        "kind",
        "title",
        "features",
        "inputs",
        "classes",
        "output",
        "combine",
        "base",
        "scale",
        "trees");
    var reader = new TreeReader(model);
    boolean sum = model.at("combine").word(List.of("mean", "sum")).equals("sum");
    var link = link(model, sum ? Link.SOFTMAX : Link.PROBABILITY);
    double scale = model.has("scale") ? model.at("scale").number() : 1;
    var members = new ArrayList<Member>();
    for (var place : model.at("trees").list()) {
      place.only("nodes", "class");
      var tree = reader.nodes(place.at("nodes"), scale);
      int of = place.has("class") ? reader.output(place.at("class"), model) : -1;
      members.add(new Member(tree, of));
    }
    int raw = raw(model, members, link);
    double[] base = base(model, raw);
    var classes = Models.classes(model, link, raw);
    return model.here(
        () ->
            new TreeEnsemble(
                members,
                reader.inputs,
                classes,
                sum ? Combination.SUM : Combination.MEAN,
                base,
                link));
  }

  private static Link link(Place model, Link otherwise) {
    return Models.link(
        model, otherwise, Link.PROBABILITY, Link.SOFTMAX, Link.SIGMOID, Link.IDENTITY);
  }

  /** How many numbers the model ends in. */
  private static int raw(Place model, List<Member> members, Link link) {
    if (members.isEmpty()) {
      throw model.at("trees").refusal("there is no tree", "Write at least one.");
    }
    if (link == Link.SIGMOID) {
      return 1;
    }
    boolean vectors = members.stream().anyMatch(one -> one.output() < 0);
    return vectors || !model.has("classes")
        ? members.stream().mapToInt(one -> one.tree().outputs()).max().orElseThrow()
        : model.at("classes").names().size();
  }

  private static double[] base(Place model, int raw) {
    if (!model.has("base")) {
      return new double[raw];
    }
    var place = model.at("base");
    if (place.node().isArray()) {
      return place.numbers(raw, "what the trees add up to");
    }
    double[] base = new double[raw];
    Arrays.fill(base, place.number());
    return base;
  }

  /** An index, or the id of a class. */
  private int output(Place place, Place model) {
    if (!place.node().isString()) {
      return place.whole(0, 1 << 20);
    }
    return model.at("classes").names().indexOf(place.word(model.at("classes").names()));
  }

  private Tree nodes(Place place, double scale) {
    var list = place.list();
    var nodes = new ArrayList<Tree.Node>();
    for (var node : list) {
      nodes.add(node(node, scale));
    }
    return place.here(() -> new Tree(nodes));
  }

  private Tree.Node node(Place place, double scale) {
    if (place.has("value")) {
      place.only("value");
      var value = place.at("value");
      double[] values = value.node().isArray() ? value.numbers() : new double[] {value.number()};
      for (int i = 0; i < values.length; i++) {
        values[i] *= scale;
      }
      return new Tree.Leaf(values);
    }
    place.only("feature", "test", "threshold", "left", "right");
    return new Tree.Split(
        literal(place, "threshold"),
        place.at("left").whole(1, Integer.MAX_VALUE),
        place.at("right").whole(1, Integer.MAX_VALUE));
  }

  /**
   * @param value name of the member with the number that the input is compared with
   */
  Literal literal(Place place, String value) {
    var of = place.at("feature");
    int feature;
    if (of.node().isString() && !features.isEmpty()) {
      feature = features.indexOf(of.word(features));
    } else {
      feature = of.whole(0, inputs - 1);
    }
    var test =
        place.has("test")
            ? Literal.Test.of(place.at("test").word(Literal.Test.signs()))
            : Literal.Test.AT_MOST;
    return new Literal(feature, test, place.at(value).number());
  }
}
