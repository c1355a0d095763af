package groundwork.trial.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyCatalog;
import groundwork.trial.control.task.Showing;
import groundwork.trial.entity.Shown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Stimuli as participants get them, made by what makes their trials, for researchers to look at.
 */
@ApplicationScoped
public class Showcase {
  @Inject StimulusCatalog stimuli;
  @Inject StudyCatalog studies;

  /**
   * One item by every method of the set.
   *
   * @param model the first of the set if null
   */
  public Shown byMethod(String slug, String item, String model) {
    var set = set(slug);
    return Showing.of(set, item(set, item), model(set, model), null, null);
  }

  /** One item in every arm and condition of a study, as its files say now. */
  public Shown byArm(String slug, String item, String study) {
    var set = set(slug);
    var reading = studies.read(studies.files(studies.require(study)));
    var definition =
        reading
            .study()
            .orElseThrow(
                () ->
                    new Rejected(
                        Fault.INVALID,
                        "The study \"" + study + "\" has errors.",
                        reading.findings()));
    if (!definition.stimuli().set().equals(slug)) {
      throw new Rejected(
          Fault.CONFLICT,
          "The study \"%s\" uses the set \"%s\".".formatted(study, definition.stimuli().set()));
    }
    return Showing.of(
        set,
        item(set, item),
        definition.stimuli().model(),
        definition.stimuli().toward(),
        definition);
  }

  private StimulusSet set(String slug) {
    return stimuli
        .latest(slug)
        .orElseThrow(
            () -> new Rejected(Fault.NOT_FOUND, "There is no stimulus set \"" + slug + "\"."));
  }

  private static Item item(StimulusSet set, String id) {
    return set.item(id)
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.NOT_FOUND, "The set " + set.slug() + " has no item \"" + id + "\"."));
  }

  private static String model(StimulusSet set, String model) {
    var id = model == null ? set.manifest().models().getFirst().id() : model;
    if (set.model(id).isEmpty()) {
      throw new Rejected(
          Fault.NOT_FOUND, "The set " + set.slug() + " has no model \"" + id + "\".");
    }
    return id;
  }
}
