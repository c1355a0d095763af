package groundwork.cli;

import groundwork.document.control.Nearest;
import groundwork.explanation.Explainers;
import groundwork.explanation.counterfactual.CounterfactualSearch;
import groundwork.explanation.example.Neighbours;
import groundwork.explanation.example.Prototypes;
import groundwork.explanation.importance.PermutationImportance;
import groundwork.explanation.rule.Anchors;
import groundwork.json.control.Json;
import groundwork.model.Setting;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.util.ArrayList;
import java.util.List;

/** Every way to explain that Groundwork has, whatever an explanation looks like. */
final class Ways {
  /** What comes out. */
  enum Form {
    ATTRIBUTION("values: how much each input value contributed"),
    COUNTERFACTUAL("changed instances that get another class"),
    RULE("a rule under which the model says the same"),
    NEIGHBOURS("the examples that are nearest"),
    PROTOTYPES("examples that stand for each class, of a whole model"),
    IMPORTANCE("how much a whole model relies on each value");

    final String words;

    Form(String words) {
      this.words = words;
    }

    /** Whether it is about a model rather than about an item. */
    boolean isGlobal() {
      return this == PROTOTYPES || this == IMPORTANCE;
    }
  }

  /**
   * @param id as it is chosen
   */
  record Way(String id, String title, Form form, List<Setting> settings) {}

  private Ways() {}

  static List<Way> all() {
    var all = new ArrayList<Way>();
    Explainers.methods().stream()
        .filter(one -> !one.id().equals("none"))
        .map(one -> new Way(one.id(), one.title(), Form.ATTRIBUTION, one.settings()))
        .forEach(all::add);
    all.add(
        new Way(
            CounterfactualSearch.ID,
            "Counterfactuals",
            Form.COUNTERFACTUAL,
            CounterfactualSearch.settings()));
    all.add(new Way("anchor", "Anchors", Form.RULE, Anchors.settings()));
    all.add(new Way(Neighbours.ID, "Nearest examples", Form.NEIGHBOURS, Neighbours.settings()));
    all.add(
        new Way(
            Prototypes.ID, "Prototypes and criticisms", Form.PROTOTYPES, Prototypes.settings()));
    all.add(
        new Way(
            PermutationImportance.ID,
            "Permutation importance",
            Form.IMPORTANCE,
            PermutationImportance.settings()));
    return all;
  }

  /** {@code anchors}, as the room calls it, is {@code anchor} too. */
  static Way of(String id) {
    var ids = all().stream().map(Way::id).toList();
    return all().stream()
        .filter(one -> one.id().equals(id.equals(Anchors.ID) ? "anchor" : id))
        .findFirst()
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.INVALID,
                    "there is no method \"%s\"%s"
                        .formatted(
                            id,
                            Nearest.of(id, ids)
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse(", only " + ids))));
  }

  static String json() {
    return Json.write(all()) + "\n";
  }

  static String text() {
    var text = new StringBuilder();
    for (var one : all()) {
      text.append("%s: %s%n    gives %s%n".formatted(one.id(), one.title(), one.form().words));
      for (var setting : one.settings()) {
        text.append(
            "      %s = %s: %s%n"
                .formatted(setting.name(), Json.write(setting.standard()), setting.rule()));
      }
    }
    return text.toString();
  }
}
