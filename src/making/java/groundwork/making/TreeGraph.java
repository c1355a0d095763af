package groundwork.making;

import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import java.util.List;

/** Boosted trees as one TreeEnsembleRegressor: the flat lists that this operator wants. */
final class TreeGraph {
  private final AttributeProto.Builder treeIds = ints("nodes_treeids");
  private final AttributeProto.Builder nodeIds = ints("nodes_nodeids");
  private final AttributeProto.Builder features = ints("nodes_featureids");
  private final AttributeProto.Builder modes =
      list("nodes_modes", AttributeProto.AttributeType.STRINGS);
  private final AttributeProto.Builder bounds =
      list("nodes_values", AttributeProto.AttributeType.FLOATS);
  private final AttributeProto.Builder yes = ints("nodes_truenodeids");
  private final AttributeProto.Builder no = ints("nodes_falsenodeids");
  private final AttributeProto.Builder leafTrees = ints("target_treeids");
  private final AttributeProto.Builder leafNodes = ints("target_nodeids");
  private final AttributeProto.Builder leafTargets = ints("target_ids");
  private final AttributeProto.Builder leafValues =
      list("target_weights", AttributeProto.AttributeType.FLOATS);
  private int next;

  private TreeGraph() {}

  static byte[] of(List<BoostedTrees.Node> trees, int inputs, String title) {
    var flat = new TreeGraph();
    for (int tree = 0; tree < trees.size(); tree++) {
      flat.next = 0;
      flat.add(tree, trees.get(tree));
    }
    var graph = new Graph("boosted-trees", inputs);
    String sum =
        graph.tree(
            "TreeEnsembleRegressor",
            graph.toFloat(Graph.INPUT),
            Graph.attribute("n_targets", 1),
            flat.treeIds.build(),
            flat.nodeIds.build(),
            flat.features.build(),
            flat.modes.build(),
            flat.bounds.build(),
            flat.yes.build(),
            flat.no.build(),
            flat.leafTrees.build(),
            flat.leafNodes.build(),
            flat.leafTargets.build(),
            flat.leafValues.build());
    return graph.probabilities(graph.toDouble(sum), title);
  }

  private void add(int tree, BoostedTrees.Node node) {
    int id = next++;
    int at = treeIds.getIntsCount();
    treeIds.addInts(tree);
    nodeIds.addInts(id);
    features.addInts(node.isLeaf() ? 0 : node.feature());
    modes.addStrings(
        ByteString.copyFromUtf8(
            node.isLeaf() ? "LEAF" : node.option() ? "BRANCH_EQ" : "BRANCH_LEQ"));
    bounds.addFloats(node.isLeaf() ? 0 : (float) node.bound());
    yes.addInts(0);
    no.addInts(0);
    if (node.isLeaf()) {
      leafTrees.addInts(tree);
      leafNodes.addInts(id);
      leafTargets.addInts(0);
      leafValues.addFloats((float) node.bound());
      return;
    }
    yes.setInts(at, next);
    add(tree, node.yes());
    no.setInts(at, next);
    add(tree, node.no());
  }

  private static AttributeProto.Builder ints(String name) {
    return list(name, AttributeProto.AttributeType.INTS);
  }

  private static AttributeProto.Builder list(String name, AttributeProto.AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
