package groundwork.study.control;

import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.ParticipantText;
import groundwork.study.entity.Phase;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What texts may leave open, to be filled in on the server: {@code {title}}, {@code {minutes}},
 * {@code {trials}} (answers asked for, practice left out), and in the message of an outcome its
 * {@code {code}}.
 */
final class Placeholders {
  static final String CODE = "code";
  static final Set<String> KNOWN = new TreeSet<>(Set.of("title", "minutes", "trials", CODE));
  private static final Pattern GAP = Pattern.compile("\\{([A-Za-z][A-Za-z_]{0,39})}");

  private Placeholders() {}

  static Set<String> in(String text) {
    var found = new TreeSet<String>();
    for (Matcher gap = GAP.matcher(text); gap.find(); ) {
      found.add(gap.group(1));
    }
    return found;
  }

  /**
   * @param how how a value is written where it is put, for example with HTML's signs escaped
   */
  static String fill(String text, Map<String, String> values, UnaryOperator<String> how) {
    return GAP.matcher(text)
        .replaceAll(
            gap -> {
              var value = values.get(gap.group(1));
              return Matcher.quoteReplacement(value == null ? gap.group() : how.apply(value));
            });
  }

  /** What holds for the whole study; what is not there has no value. */
  static Map<String, String> values(Study study, StimulusSet set) {
    var values = new TreeMap<String, String>();
    values.put("title", study.title());
    if (study.minutes() != null) {
      values.put("minutes", study.minutes().toString());
    }
    int trials = trials(study, set);
    if (trials > 0) {
      values.put("trials", String.valueOf(trials));
    }
    return values;
  }

  /** With the code of the outcome that the text belongs to, if it is one's message. */
  static Map<String, String> values(Study study, StimulusSet set, ParticipantText text) {
    var values = values(study, set);
    study
        .outcomes()
        .forEach(
            (ending, outcome) -> {
              if (text.key().equals("outcomes." + ending.word() + ".message")
                  && outcome.code() != null) {
                values.put(CODE, outcome.code());
              }
            });
    return values;
  }

  /** 0 where it is not the same for everybody. */
  private static int trials(Study study, StimulusSet set) {
    var counts = new TreeSet<Integer>();
    for (var arm : study.arms()) {
      int count = 0;
      for (var block : study.flow()) {
        int here = block.leaves().mapToInt(leaf -> trials(study, leaf, arm, set)).sum();
        boolean varies =
            block.when() != null
                || block instanceof Block.Group group && group.sample() != null
                || block.leaves().anyMatch(leaf -> leaf.when() != null);
        if (here > 0 && varies) {
          return 0;
        }
        count += here;
      }
      counts.add(count);
    }
    return counts.size() == 1 ? counts.first() : 0;
  }

  private static int trials(Study study, Block block, Arm arm, StimulusSet set) {
    if (!(block instanceof Block.Trials trials)
        || !trials.meets(arm)
        || trials.task() == Task.OBSERVE
        || trials.phase() == Phase.PRACTICE) {
      return 0;
    }
    return TrialCount.of(study, trials, set);
  }
}
