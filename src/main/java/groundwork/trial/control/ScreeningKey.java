package groundwork.trial.control;

import groundwork.assignment.control.Draw;
import groundwork.assignment.entity.PlannedStep;
import groundwork.json.control.Json;
import groundwork.study.entity.Block;
import groundwork.study.entity.Question;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.Facts.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Answers to a screening that let somebody in and others that do not, found by trying: for dry-run
 * participants. Pure.
 *
 * @param passing sets of answers, each by question; empty where none was found
 */
record ScreeningKey(List<Map<String, Object>> passing, List<Map<String, Object>> failing) {
  private static final int TRIES = 400;
  private static final int ENOUGH = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  static ScreeningKey of(StudyVersion version, Block.Screening block, PlannedStep step) {
    var key = new ScreeningKey(new ArrayList<>(), new ArrayList<>());
    var random = Draw.of(version.hash().hex(), "screening", block.id());
    for (int i = 0; i < TRIES; i++) {
      var answers = new LinkedHashMap<String, Object>();
      for (var asked : block.questions()) {
        var values = values(block, asked);
        answers.put(asked.id(), values.get(random.nextInt(values.size())));
      }
      var given = new Given(step, Json.MAPPER.valueToTree(Map.of("answers", answers)), null, false);
      var facts = new Facts(version, null, null, Map.of(), List.of(given));
      boolean out = block.exclude().stream().anyMatch(one -> facts.hold(one.when()));
      var found = out ? key.failing : key.passing;
      if (found.size() < ENOUGH && !found.contains(answers)) {
        found.add(answers);
      }
    }
    return key;
  }

  /** Options; or numbers at the ends of the range and on both sides of those in the rules. */
  private static List<?> values(Block.Screening block, Block.Screening.Asked asked) {
    if (!asked.options().isEmpty()) {
      return asked.options().stream().map(Question.Option::id).toList();
    }
    var numbers = new TreeSet<Integer>(List.of(asked.min(), asked.max()));
    block
        .exclude()
        .forEach(
            one ->
                NUMBER
                    .matcher(one.when())
                    .results()
                    .map(found -> Integer.valueOf(found.group()))
                    .flatMap(number -> IntStream.of(number - 1, number, number + 1).boxed())
                    .filter(number -> number >= asked.min() && number <= asked.max())
                    .forEach(numbers::add));
    return List.copyOf(numbers);
  }
}
