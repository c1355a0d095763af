package groundwork.study.entity;

import groundwork.json.control.Require;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a designer says in {@code study.yaml}. Text members name Markdown files beside it.
 *
 * @param claim what the researcher hopes to be able to say afterwards
 * @param minutes how long a run takes, as participants are told; null without people
 * @param consent null without people
 * @param functional null with people
 */
public record Study(
    String schema,
    String slug,
    String title,
    String locale,
    Rung rung,
    String question,
    String claim,
    Stimuli stimuli,
    Long seed,
    Integer minutes,
    Consent consent,
    List<Arm> arms,
    AssignmentPolicy assignment,
    List<Block> flow,
    String debrief,
    Map<Ending, Outcome> outcomes,
    ResumePolicy resume,
    Functional functional) {
  /**
   * Which set, and whose outputs and explanations of it.
   *
   * @param toward class that positive weights speak for in every explanation, so that a colour
   *     means the same throughout; null: the class that the model says, item by item
   */
  public record Stimuli(String set, String model, String toward) {}

  /** The text that is agreed to; its version stands in every enrolment. */
  public record Consent(String text, String version) {}

  public Study {
    Require.present(slug, "slug");
    Require.present(title, "title");
    Require.present(rung, "rung");
    Require.present(stimuli, "stimuli");
    Require.present(seed, "seed");
    locale = locale == null ? "en" : locale;
    arms = arms == null ? List.of() : List.copyOf(arms);
    assignment = assignment == null ? AssignmentPolicy.DEFAULT : assignment;
    flow = flow == null ? List.of() : List.copyOf(flow);
    outcomes = outcomes == null ? Map.of() : Map.copyOf(outcomes);
    resume = resume == null ? new ResumePolicy(null) : resume;
    if (rung == Rung.FUNCTIONALLY_GROUNDED
        ? functional == null
        : arms.isEmpty() || flow.isEmpty() || consent == null) {
      throw new IllegalArgumentException(
          "a study with people needs consent, arms and flow; one without needs functional");
    }
  }

  public boolean hasPeople() {
    return rung != Rung.FUNCTIONALLY_GROUNDED;
  }

  public Optional<Arm> arm(String id) {
    return arms.stream().filter(arm -> arm.id().equals(id)).findFirst();
  }

  public Optional<Block> block(String id) {
    return flow.stream().filter(block -> block.id().equals(id)).findFirst();
  }

  public Stream<Block.Trials> trials() {
    return flow.stream().filter(Block.Trials.class::isInstance).map(Block.Trials.class::cast);
  }

  public Outcome outcome(Ending ending) {
    return outcomes.getOrDefault(ending, Outcome.PLAIN);
  }
}
