package groundwork.export.entity;

import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.study.entity.Block;
import groundwork.study.entity.Block.Trials;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One stored answer beside the step that it is for.
 *
 * @param body what the browser sent, events left out
 * @param correct as scored when it was stored; null where nothing is right or wrong
 */
public record Answer(Person person, Stored stored) {
  /** A row of the database. */
  public record Stored(
      UUID enrolment,
      int seq,
      int position,
      int attempt,
      JsonNode body,
      Boolean correct,
      Instant receivedAt) {}

  private JsonNode step() {
    return person.steps().path(stored.position());
  }

  public String blockId() {
    return step().path("block").asString(null);
  }

  public Block block() {
    return person.version().blocks().get(blockId());
  }

  public Trials trials() {
    return block() instanceof Trials trials ? trials : null;
  }

  /** For example {@code trial}, {@code initial}, {@code free-text}. */
  public String kind() {
    return step().path("kind").asString("").toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean isTrial() {
    return switch (kind()) {
      case "trial", "initial", "final", "observe" -> true;
      default -> false;
    };
  }

  public String task() {
    return isTrial() && trials() != null ? trials().task().word() : kind();
  }

  public String phase() {
    return trials() == null ? null : trials().phase().word();
  }

  public String stage() {
    return kind().equals("initial") || kind().equals("final") ? kind() : null;
  }

  public Item item() {
    var id = step().path("item").asString(null);
    return id == null ? null : person.version().items().get(id);
  }

  public String model() {
    return item() == null ? null : person.version().definition().stimuli().model();
  }

  public String output() {
    return item() == null ? null : item().output(model()).predicted();
  }

  /** Whose explanation stood beside the item; {@code none} where none did. */
  public String method() {
    if (item() == null) {
      return null;
    }
    var arm = person.assigned();
    boolean shown =
        isTrial() && !kind().equals("initial") && trials() != null && trials().explanation();
    return shown && arm != null ? arm.method() : Method.NONE;
  }

  /** The item, its model and what was shown of it: the same on every rung. */
  public String stimulus() {
    return item() == null
        ? null
        : String.join("/", person.version().set(), item().id(), model(), method());
  }

  public Double timing(String member) {
    var value = stored.body().path("timing").path(member);
    return value.isNumber() ? value.asDouble() : null;
  }

  public String viewport() {
    var now = Person.viewport(stored.body().path("client"));
    return now == null ? person.viewport() : now;
  }
}
