package groundwork.study.entity;

import groundwork.json.control.Require;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a designer says in {@code study.yaml}. Text members name Markdown files beside it.
 *
 * @param languages beside {@code locale}, those into which every text is translated, in {@code
 *     translations/<language>.yaml}
 * @param minutes how long a run takes, as participants are told; null without people
 * @param consent null without people
 * @param factors what is varied; may be empty where the arms say everything
 * @param forbidden combinations of levels that do not exist, each a level by factor
 * @param arms between-subject cells: as written, else the crossing of the between factors
 * @param functional null with people
 * @param frames origins of other servers whose pages trials may show
 */
public record Study(
    String schema,
    String slug,
    String title,
    String locale,
    List<String> languages,
    Rung rung,
    String question,
    Framing framing,
    Stimuli stimuli,
    Long seed,
    Integer minutes,
    Payment payment,
    Consent consent,
    Device device,
    List<Factor> factors,
    List<Map<String, String>> forbidden,
    List<Arm> arms,
    AssignmentPolicy assignment,
    List<Block> flow,
    String debrief,
    Map<Ending, Outcome> outcomes,
    Recruitment recruitment,
    ResumePolicy resume,
    Functional functional,
    List<String> frames) {
  /** The language that this build reads and writes; older ones are brought up to it. */
  public static final String SCHEMA = "study/2";

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
    languages = languages == null ? List.of() : List.copyOf(languages);
    framing = framing == null ? Framing.EMPTY : framing;
    factors = factors == null ? List.of() : List.copyOf(factors);
    forbidden = forbidden == null ? List.of() : List.copyOf(forbidden);
    arms = Crossing.arms(factors, forbidden, arms == null ? List.of() : List.copyOf(arms));
    assignment = assignment == null ? AssignmentPolicy.DEFAULT : assignment;
    flow = flow == null ? List.of() : List.copyOf(flow);
    outcomes = outcomes == null ? Map.of() : Map.copyOf(outcomes);
    recruitment = recruitment == null ? Recruitment.ANYBODY : recruitment;
    frames = frames == null ? List.of() : List.copyOf(frames);
    resume = resume == null ? new ResumePolicy(null, null, null) : resume;
    if (rung == Rung.FUNCTIONALLY_GROUNDED
        ? functional == null
        : arms.isEmpty() && factors.isEmpty() || flow.isEmpty() || consent == null) {
      throw new IllegalArgumentException(
          "a study with people needs consent, arms (or factors between participants) and flow; one"
              + " without needs functional");
    }
  }

  public boolean hasPeople() {
    return rung != Rung.FUNCTIONALLY_GROUNDED;
  }

  public String claim() {
    return framing.claim();
  }

  public Optional<Factor> factor(String id) {
    return factors.stream().filter(factor -> factor.id().equals(id)).findFirst();
  }

  public Optional<Arm> arm(String id) {
    return arms.stream().filter(arm -> arm.id().equals(id)).findFirst();
  }

  /** Every block, those of groups in the place of their group. */
  public Stream<Block> blocks() {
    return flow.stream().flatMap(Block::leaves);
  }

  public Optional<Block> block(String id) {
    return blocks().filter(block -> block.id().equals(id)).findFirst();
  }

  public Stream<Block.Trials> trials() {
    return blocks().filter(Block.Trials.class::isInstance).map(Block.Trials.class::cast);
  }

  /**
   * What somebody in this arm meets in a block, one after the other or mixed; one condition without
   * levels where nothing varies within participants. Combinations that are forbidden in the arm are
   * left out.
   */
  public List<Condition> conditions(Arm arm, Block.Trials block) {
    return Crossing.conditions(factors, forbidden, arm, block.within());
  }

  /**
   * What rows of the data may belong to, in the order of the arms: {@code arm}, and {@code
   * arm/condition} where something varies within participants.
   */
  public List<String> cells() {
    return arms.stream()
        .flatMap(
            arm ->
                Stream.concat(
                    Stream.of(arm.id()),
                    trials()
                        .filter(block -> block.within() != null && block.meets(arm))
                        .flatMap(block -> conditions(arm, block).stream())
                        .map(condition -> cell(arm.id(), condition.id()))))
        .distinct()
        .toList();
  }

  /** What a row of the data belongs to; the condition is empty where nothing varies. */
  public static String cell(String arm, String condition) {
    return condition == null || condition.isEmpty() ? arm : arm + "/" + condition;
  }

  /** What holds in a trial: the condition over the arm over the block. */
  public static Manipulation manipulation(Arm arm, Condition condition, Block.Trials block) {
    return condition
        .manipulation()
        .over(arm.manipulation())
        .over(new Manipulation(null, null, null, null, block.minMs(), block.limitMs()));
  }

  public Outcome outcome(Ending ending) {
    return outcomes.getOrDefault(ending, Outcome.PLAIN);
  }
}
