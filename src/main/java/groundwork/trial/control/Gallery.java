package groundwork.trial.control;

import groundwork.document.control.Schemas;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.SetList;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.SetSummary;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Task;
import groundwork.trial.control.task.Scene;
import groundwork.trial.entity.Exhibit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Every task with every form of explanation, made by what makes participants' trials, for
 * researchers to choose from. What the rules of studies refuse is not shown, with the reason.
 */
@ApplicationScoped
public class Gallery {
  /** Forms that are drawn from one weight per value, and the shipped set that has it so. */
  private static final List<Stand> WEIGHTED =
      List.of(
          new Stand("bars", "credit", "boosted-trees", "shap", List.of("lime", "occlusion")),
          new Stand("tokens", "sentiment", "bow-logistic", "shap", List.of("lime", "placebo")),
          new Stand("heatmap", "fashion", "mlp", "occlusion", List.of("placebo", "shap")));

  /**
   * Where a form is shown.
   *
   * @param others methods of the same model to compare with, two of them if there are so many
   */
  record Stand(String form, String set, String model, String method, List<String> others) {}

  @Inject StimulusCatalog stimuli;
  @Inject SetList sets;
  private volatile Listed listed = new Listed(List.of(), Map.of());

  /** What is known about these sets, by task. */
  private record Listed(List<String> hashes, Map<String, List<Exhibit>> tasks) {}

  public static List<String> tasks() {
    return Arrays.stream(Task.values()).map(Task::word).toList();
  }

  public static List<String> forms() {
    return Stream.concat(WEIGHTED.stream().map(Stand::form), Schemas.FIGURES.stream()).toList();
  }

  /** Which forms go with a task, without the steps: found once for the sets that there are. */
  public List<Exhibit> of(String task) {
    requireKnown("task", task, tasks());
    var hashes = sets.all().stream().map(SetSummary::hash).toList();
    var known = listed;
    if (!known.hashes().equals(hashes)) {
      known = new Listed(hashes, new ConcurrentHashMap<>());
      listed = known;
    }
    return known.tasks().computeIfAbsent(task, this::list);
  }

  private List<Exhibit> list(String task) {
    return forms().stream().map(form -> Hall.listed(find(form), task, form)).toList();
  }

  /**
   * @throws Rejected where the two do not go together, with the reason
   */
  public Exhibit of(String task, String form) {
    requireKnown("task", task, tasks());
    requireKnown("form", form, forms());
    return Hall.shown(find(form), task, form);
  }

  /** The trial behind a step of an exhibit; empty where it has no such step. */
  public Optional<Scene> scene(String task, String form, String step) {
    requireKnown("task", task, tasks());
    requireKnown("form", form, forms());
    return Hall.scene(find(form), task, form, step);
  }

  private static void requireKnown(String what, String given, List<String> known) {
    if (!known.contains(given)) {
      throw new Rejected(
          Fault.NOT_FOUND,
          "There is no %s \"%s\"; there are %s.".formatted(what, given, String.join(", ", known)));
    }
  }

  /** A set's own explanation of that form before an example. */
  private Found find(String form) {
    for (var stand : WEIGHTED) {
      if (stand.form().equals(form)) {
        return new Found(set(stand.set()), stand, false);
      }
    }
    return sets.all().stream()
        .map(SetSummary::slug)
        .flatMap(slug -> stimuli.latest(slug).stream())
        .flatMap(set -> own(set, form).stream())
        .findFirst()
        .orElseGet(() -> Examples.on(this::set, form));
  }

  /**
   * A set with explanations of a form.
   *
   * @param example whether they are the documentation's example
   */
  record Found(StimulusSet set, Stand stand, boolean example) {}

  private static Optional<Found> own(StimulusSet set, String form) {
    var files =
        set.manifest().figures().stream()
            .filter(
                file ->
                    set.figures(file.model(), file.method())
                        .flatMap(figures -> figures.all().findFirst())
                        .filter(one -> one.path("kind").asString("").equals(form))
                        .isPresent())
            .toList();
    if (files.isEmpty()) {
      return Optional.empty();
    }
    // of several, such as linked views with one view and with all, the one that shows most
    var file = files.stream().max(Comparator.comparingInt(each -> weight(set, each))).orElseThrow();
    var others =
        set.manifest().methods().stream()
            .filter(one -> !one.id().equals(file.method()))
            .filter(one -> set.canShow(file.model(), one.id()))
            .map(one -> one.id())
            .limit(2)
            .toList();
    return Optional.of(
        new Found(set, new Stand(form, set.slug(), file.model(), file.method(), others), false));
  }

  private static int weight(StimulusSet set, Manifest.FigureFile file) {
    return set.figures(file.model(), file.method())
        .orElseThrow()
        .all()
        .findFirst()
        .orElseThrow()
        .toString()
        .length();
  }

  private StimulusSet set(String slug) {
    return stimuli
        .latest(slug)
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.NOT_FOUND,
                    "The gallery is shown on the shipped set \"" + slug + "\", which is missing."));
  }
}
