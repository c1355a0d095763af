package groundwork.export.control;

import groundwork.export.entity.Answer;
import groundwork.export.entity.Field;
import groundwork.export.entity.Observation;
import groundwork.export.entity.Scope;
import groundwork.export.entity.Version;
import groundwork.study.control.AnswerParts;
import groundwork.study.entity.AnswerPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Answers to rows of the table that plans are run on, as they come by person and sequence. */
final class Observations implements Consumer<Answer> {
  private final Version version;
  private final Map<String, AnalysisTable.Asked> scales;
  private final Consumer<Observation> use;
  private final Map<String, List<AnswerPart>> parts = new HashMap<>();
  private final Map<String, String> initial = new HashMap<>();
  private UUID person;

  Observations(Scope scope, Consumer<Observation> use) {
    this.version = scope.latest();
    this.scales = AnalysisTable.scales(version);
    version.definition().trials().forEach(block -> parts.put(block.id(), AnswerParts.of(block)));
    this.use = use;
  }

  @Override
  public void accept(Answer answer) {
    var who = answer.person();
    if (!who.version().hash().equals(version.hash())
        || !who.status().equals("completed")
        || answer.stored().superseded()) {
      return;
    }
    if (!who.id().equals(person)) {
      person = who.id();
      initial.clear();
    }
    if (answer.kind().equals("questionnaire")) {
      use.accept(
          new Observation(new Field(answer, null, null, null), null, scale(answer), Map.of()));
    } else if (answer.asksOfItem()) {
      trial(answer, Field.of(answer).getFirst());
    }
  }

  private void trial(Answer answer, Field choice) {
    var key = answer.blockId() + '/' + (answer.item() == null ? "" : answer.item().id());
    if (answer.kind().equals("initial")) {
      initial.put(key, choice.response());
    }
    boolean last = answer.kind().equals("final");
    var told = answer.parts(parts.getOrDefault(answer.blockId(), List.of()));
    use.accept(new Observation(choice, last ? initial.get(key) : null, Map.of(), told));
  }

  private Map<String, Double> scale(Answer answer) {
    var given = answer.stored().body().path("answer").path("items");
    var values = new HashMap<String, Double>();
    var asked = scales.get(answer.blockId());
    if (asked == null) {
      return values;
    }
    var scale = asked.scale();
    for (var item : scale.items()) {
      var value = given.path(item.id());
      if (value.isNumber()) {
        values.put(
            item.id(), item.reversed() ? scale.scale().turned(value.asDouble()) : value.asDouble());
      }
    }
    return values;
  }
}
