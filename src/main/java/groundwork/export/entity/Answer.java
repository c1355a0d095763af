package groundwork.export.entity;

import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.study.control.AnswerParts;
import groundwork.study.control.TrialFacts;
import groundwork.study.entity.AnswerPart;
import groundwork.study.entity.Block;
import groundwork.study.entity.Block.Trials;
import groundwork.study.entity.Exposure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One stored answer beside the step that it is for. What columns ask for is found once. */
public final class Answer {
  /**
   * A row of the database.
   *
   * @param body what the browser sent, perhaps without its events
   * @param measures how right, by name; a missing node for none
   * @param correct as scored when it was stored; null where nothing is right or wrong
   * @param superseded whether its part was begun anew later, so that it does not count
   */
  public record Stored(
      UUID enrolment,
      int seq,
      int position,
      int attempt,
      JsonNode body,
      Boolean correct,
      Instant receivedAt,
      boolean superseded,
      JsonNode measures) {}

  private final Person person;
  private final Stored stored;
  private final String kind;
  private final Block block;
  private final Trials trials;
  private final Item item;
  private final String model;
  private final String output;
  private final String method;
  private final TrialFacts facts;

  public Answer(Person person, Stored stored) {
    this.person = person;
    this.stored = stored;
    var version = person.version();
    var step = person.steps().path(stored.position());
    kind = step.path("kind").asString("").toLowerCase(Locale.ROOT).replace('_', '-');
    block = version.blocks().get(step.path("block").asString(""));
    trials = block instanceof Trials some ? some : null;
    item = version.items().get(step.path("item").asString(""));
    model = item == null ? null : version.definition().stimuli().model();
    output = item == null ? null : item.output(model).predicted();
    facts =
        trials == null || person.assigned() == null
            ? null
            : TrialFacts.of(
                version.definition(),
                person.assigned(),
                trials,
                person.steps().path(stored.position()));
    method = item == null ? null : facts == null || !isTrial() ? Method.NONE : facts.method();
  }

  /** What is known of a trial; null for other steps. */
  public TrialFacts facts() {
    return isTrial() ? facts : null;
  }

  /** {@code arm}, or {@code arm/condition} where something varies within participants. */
  public String cell() {
    return facts == null ? person.arm() : facts.cell();
  }

  /** Level of a factor between or within participants. */
  public String level(String factor) {
    var between = person.level(factor);
    return between != null || facts == null ? between : facts.level(factor);
  }

  /** How far the explanation was in view; null where there was none. */
  public Exposure explanation() {
    return facts() == null ? null : facts().explanation(stored.body());
  }

  /** How far the advice was in view; null where there was none. */
  public Exposure advice() {
    return facts() == null ? null : facts().advice(stored.body());
  }

  /**
   * What an answer to a trial tells beside the choice, by name; empty for other steps.
   *
   * @param all that answers of its block may tell
   */
  public Map<String, Object> parts(List<AnswerPart> all) {
    return facts() == null
        ? Map.of()
        : AnswerParts.values(all, facts, stored.body().path("answer"), stored.measures());
  }

  public Person person() {
    return person;
  }

  public Stored stored() {
    return stored;
  }

  public Block block() {
    return block;
  }

  public String blockId() {
    return block == null ? null : block.id();
  }

  /** For example {@code trial}, {@code initial}, {@code free-text}. */
  public String kind() {
    return kind;
  }

  public boolean isTrial() {
    return switch (kind) {
      case "observe", "see" -> true;
      default -> asksOfItem();
    };
  }

  /** Whether something about an item was asked. */
  public boolean asksOfItem() {
    return switch (kind) {
      case "trial", "initial", "final", "simulate", "decide" -> true;
      default -> false;
    };
  }

  public String task() {
    return isTrial() && trials != null ? trials.task().word() : kind;
  }

  public String phase() {
    return trials == null ? null : trials.phase().word();
  }

  public String stage() {
    return isTrial() && !kind.equals("trial") && !kind.equals("observe") ? kind : null;
  }

  /** Null where the step is about no item. */
  public Item item() {
    return item;
  }

  public String model() {
    return model;
  }

  public String output() {
    return output;
  }

  /** Whose explanation stood beside the item; {@code none} where none did; two joined by a plus. */
  public String method() {
    return method;
  }

  /** The item, its model and what was shown of it: the same on every rung. */
  public String stimulus() {
    return item == null
        ? null
        : person.version().set() + '/' + item.id() + '/' + model + '/' + method;
  }

  public Double timing(String member) {
    var value = stored.body().path("timing").path(member);
    return value.isNumber() ? value.asDouble() : null;
  }

  /** What the browser said of itself when the step was answered. */
  public String clientText(String member) {
    return client(member).asString(null);
  }

  public Double clientNumber(String member) {
    return client(member).isNumber() ? client(member).asDouble() : null;
  }

  public Boolean clientFlag(String member) {
    return client(member).isBoolean() ? client(member).asBoolean() : null;
  }

  private JsonNode client(String member) {
    return stored.body().path("client").path(member);
  }

  /** How often something of that type was done in the step, be it kept as an event or not. */
  public Integer signals(String type) {
    var counts = client("signals");
    return counts.isObject() ? Integer.valueOf(counts.path(type).asInt(0)) : null;
  }

  public String viewport() {
    var now = Person.viewport(stored.body().path("client"));
    return now == null ? person.viewport() : now;
  }
}
