package groundwork.model;

import java.util.ArrayList;
import java.util.List;

/** Rules in {@code model/1}. */
final class RulesReader {
  private RulesReader() {}

  static RuleSet read(Place model) {
    model.only(
        "schema", "kind", "title", "features", "inputs", "classes", "ordered", "rules", "default");
    var inputs = TreeReader.of(model);
    var classes = model.at("classes").names();
    var rules = new ArrayList<RuleSet.Rule>();
    for (var place : model.at("rules").list()) {
      place.only("if", "then");
      var literals = new ArrayList<Literal>();
      for (var literal : place.at("if").list()) {
        literal.only("feature", "test", "value");
        literals.add(inputs.literal(literal, "value"));
      }
      rules.add(new RuleSet.Rule(literals, probabilities(place.at("then"), classes)));
    }
    boolean ordered = !model.has("ordered") || model.at("ordered").flag();
    double[] otherwise = probabilities(model.at("default"), classes);
    return model.here(() -> new RuleSet(rules, ordered, otherwise, inputs.inputs(), classes));
  }

  /** The id of a class, which then is certain, or a probability for each. */
  private static double[] probabilities(Place place, List<String> classes) {
    if (place.node().isString()) {
      double[] certain = new double[classes.size()];
      certain[classes.indexOf(place.word(classes))] = 1;
      return certain;
    }
    return place.numbers(classes.size(), "the classes");
  }
}
