package groundwork.query.control;

import groundwork.model.Tokenizer;
import groundwork.query.entity.Answered;
import groundwork.stimulus.entity.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a model would say of a text with other words. */
final class Words {
  private static final int LONGEST = 4000;

  private Words() {}

  static Answered answer(Matter matter, JsonNode input, List<String> tried) {
    var refusal = new Refusal();
    refusal.known(input, "", List.of("text", "tried"));
    var text = Refusal.text(input.path("text"));
    if (text.isBlank() || text.length() > LONGEST) {
      refusal.add("/text", "a text of 1 to " + LONGEST + " characters", "Send one.");
    }
    refusal.raise();
    var beginning = Tokenizer.tokens(matter.figure().path("text").asString(""));
    var words = Tokenizer.tokens(text);
    var changed = changes(beginning, words);
    int most = matter.figure().path("most").asInt(Integer.MAX_VALUE);
    if (changed.size() > most) {
      refusal.add(
          "/text",
          "%d words are changed, %d may be".formatted(changed.size(), most),
          "Put some of them back.");
    }
    refusal.raise();
    var output =
        matter.figure().path("oracle").path("type").asString("").equals("lookup")
            ? found(matter, words, changed)
            : asked(matter, words);
    return new Answered(
        JsonNodeFactory.instance.objectNode().put("text", text),
        output,
        changed,
        (double) changed.size(),
        tried,
        matter.reached(output.path("predicted").asString(null)));
  }

  private static ObjectNode found(Matter matter, List<String> words, List<String> changed) {
    if (changed.isEmpty() && !matter.outputKnown()) {
      throw Refusal.answerOf(matter.item());
    }
    for (var row : matter.figure().path("oracle").path("key")) {
      if (Tokenizer.tokens(row.path("text").asString("")).equals(words)) {
        return WhatIf.told(row);
      }
    }
    throw WhatIf.notThere();
  }

  private static ObjectNode asked(Matter matter, List<String> words) {
    var model = matter.model();
    double[] row = model.row(words);
    if (!matter.outputKnown()
        && matter.item().content() instanceof Content.Text item
        && Arrays.equals(row, model.row(item.tokens()))) {
      throw Refusal.answerOf(matter.item());
    }
    return Output.of(model.model().classes(), model.probabilities(row));
  }

  static int distance(String one, String other) {
    return changes(Tokenizer.tokens(one), Tokenizer.tokens(other)).size();
  }

  /** The fewest words that must be changed, taken out or put in, each as {@code from→to}. */
  static List<String> changes(List<String> from, List<String> to) {
    int[][] cost = new int[from.size() + 1][to.size() + 1];
    for (int i = 0; i <= from.size(); i++) {
      for (int j = 0; j <= to.size(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
        } else {
          int other = from.get(i - 1).equals(to.get(j - 1)) ? 0 : 1;
          cost[i][j] =
              Math.min(cost[i - 1][j - 1] + other, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        }
      }
    }
    var changes = new ArrayList<String>();
    int i = from.size();
    int j = to.size();
    while (i > 0 || j > 0) {
      if (i > 0
          && j > 0
          && from.get(i - 1).equals(to.get(j - 1))
          && cost[i][j] == cost[i - 1][j - 1]) {
        i--;
        j--;
      } else if (i > 0 && cost[i][j] == cost[i - 1][j] + 1) {
        changes.add(from.get(--i) + "→");
      } else if (j > 0 && cost[i][j] == cost[i][j - 1] + 1) {
        changes.add("→" + to.get(--j));
      } else {
        changes.add(from.get(--i) + "→" + to.get(--j));
      }
    }
    Collections.reverse(changes);
    return changes;
  }
}
