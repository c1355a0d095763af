package groundwork.trial.control.task;

import groundwork.stimulus.entity.Attribution;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.Perturbation;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.trial.entity.StepView;
import groundwork.trial.entity.StepView.Explanation;
import groundwork.trial.entity.StepView.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Instances and explanations in the form in which they are shown. */
final class Pictures {
  private Pictures() {}

  static Instance instance(StimulusSet set, Content content) {
    return switch (content) {
      case Content.Text text -> new Instance.Words("text", text.tokens());
      case Content.Image image ->
          new Instance.Image("image", href(set, image), image.width(), image.height(), image.alt());
      case Content.Tabular table -> {
        var rows = new ArrayList<Instance.Table.Row>();
        for (int i = 0; i < set.features().size(); i++) {
          var feature = set.features().get(i);
          rows.add(
              new Instance.Table.Row(
                  feature.id(),
                  feature.label(),
                  feature.words(table.values().get(i)),
                  feature.unit()));
        }
        yield new Instance.Table("tabular", List.copyOf(rows));
      }
    };
  }

  /**
   * @param toward class that positive weights shall speak for: the output where it may be known, a
   *     fixed class where not; null where none may be named
   * @param words the label of a class
   * @return with the labels of what positive and negative weights speak for; empty where no one
   *     class can be named
   */
  static Explanation explanation(
      StimulusSet set,
      Item item,
      Attribution attribution,
      String toward,
      UnaryOperator<String> words) {
    // With two classes, what speaks for one speaks against the other by as much. With more it may
    // speak for any of the others: the weights stay as they are, and only the class that they are
    // about can be named, where it may be known.
    boolean two = set.classes().size() == 2 && toward != null;
    boolean about = attribution.target().equals(toward);
    double sign = about || !two ? 1 : -1;
    var named = about || two ? words.apply(toward) : "";
    var away = two ? words.apply(other(set, toward)) : "";
    var weights = attribution.values().stream().map(value -> sign * value + 0.0).toList();
    return switch (item.content()) {
      case Content.Text text ->
          new Explanation.Tokens("tokens", text.tokens(), weights, named, away);
      case Content.Image image ->
          new Explanation.Heatmap(
              "heatmap",
              href(set, image),
              image.width(),
              image.height(),
              image.alt(),
              perPlace(image, weights),
              named,
              away);
      case Content.Tabular table -> {
        var bars = new ArrayList<Explanation.Bars.Bar>();
        for (int i = 0; i < weights.size(); i++) {
          var feature = set.features().get(i);
          bars.add(
              new Explanation.Bars.Bar(
                  feature.label(), withUnit(feature, table.values().get(i)), weights.get(i)));
        }
        yield new Explanation.Bars("bars", List.copyOf(bars), named, away);
      }
    };
  }

  /** What was changed, in the words in which the item is shown. */
  static StepView.Trial.Change change(StimulusSet set, Item item, Perturbation perturbation) {
    var change = perturbation.change();
    if (item.content() instanceof Content.Tabular before
        && perturbation.content() instanceof Content.Tabular after) {
      for (int i = 0; i < set.features().size(); i++) {
        var feature = set.features().get(i);
        if (feature.id().equals(change.feature())) {
          return new StepView.Trial.Change(
              feature.label(),
              withUnit(feature, before.values().get(i)),
              withUnit(feature, after.values().get(i)),
              null,
              null);
        }
      }
    }
    return new StepView.Trial.Change(null, change.from(), change.to(), change.at(), change.text());
  }

  private static String withUnit(Feature feature, double value) {
    return feature.words(value) + (feature.unit() == null ? "" : " " + feature.unit());
  }

  private static String other(StimulusSet set, String toward) {
    return set.classes().stream()
        .map(OutputClass::id)
        .filter(id -> !id.equals(toward))
        .findFirst()
        .orElseThrow();
  }

  private static String href(StimulusSet set, Content.Image image) {
    return "/api/assets/" + set.manifest().assets().get(image.file()).sha256();
  }

  /** The sum over the channels: a place is shown once. */
  private static List<Double> perPlace(Content.Image image, List<Double> weights) {
    int places = image.shape().places();
    var sums = new ArrayList<Double>();
    for (int place = 0; place < places; place++) {
      double sum = 0;
      for (int channel = 0; channel < image.channels(); channel++) {
        sum += weights.get(channel * places + place);
      }
      sums.add(sum);
    }
    return sums;
  }
}
