package groundwork.study.control;

import groundwork.statistics.design.Column;
import groundwork.statistics.design.Column.Factor;
import groundwork.statistics.design.Column.Numbers;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Question;
import groundwork.study.entity.Study;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rules may speak of, by name: facts of blocks as {@code <block>.<fact>} with the block's
 * hyphens as underscores, and of the person.
 */
public final class FactNames {
  public static final String ARM = "arm";
  public static final String LOCALE = "locale";

  /** Before the name of a parameter of the recruitment link. */
  public static final String RECRUITMENT = "recruitment.";

  private static final Column NO_NUMBER = new Numbers(new double[] {Double.NaN});
  private static final Column NEITHER = new Factor(new int[] {-1}, Factor.LOGICAL);

  private FactNames() {}

  public static String of(Block block, String fact) {
    return block.id().replace('-', '_') + '.' + fact;
  }

  /** The fact of a scale's score. */
  public static String of(String score) {
    return score.replace('-', '_');
  }

  /** The facts that answers to a block give, each as one missing value of its type. */
  public static Map<String, Column> of(Block block) {
    var facts = new LinkedHashMap<String, Column>();
    switch (block) {
      case Block.Screening asked ->
          asked
              .questions()
              .forEach(
                  question ->
                      facts.put(
                          of(block, question.id()),
                          question.options().isEmpty()
                              ? NO_NUMBER
                              : missing(
                                  question.options().stream().map(Question.Option::id).toList())));
      case Block.Comprehension check -> {
        facts.put(of(block, "passed"), NEITHER);
        facts.put(of(block, "attempts"), NO_NUMBER);
      }
      case Block.Trials trials ->
          List.of("accuracy", "correct", "answered", "timed_out")
              .forEach(fact -> facts.put(of(block, fact), NO_NUMBER));
      case Block.Attention check -> facts.put(of(block, "passed"), NEITHER);
      case Block.Questionnaire asked -> {
        Instruments.byId(asked.instrument())
            .ifPresent(
                scale ->
                    scale
                        .scores()
                        .forEach(score -> facts.put(of(block, of(score.id())), NO_NUMBER)));
        if (!asked.instructed().isEmpty()) {
          facts.put(of(block, "passed"), NEITHER);
        }
      }
      case Block.Instructions none -> {}
      case Block.Pause none -> {}
      case Block.FreeText none -> {}
      case Block.Session none -> {}
      case Block.Branch none -> {}
      case Block.End none -> {}
      case Block.Group none -> {}
    }
    return facts;
  }

  /** What is known of everybody without an answer; missing before the assignment. */
  public static Map<String, Column> ofPerson(Study study) {
    var facts = new LinkedHashMap<String, Column>();
    facts.put(ARM, missing(study.arms().stream().map(Arm::id).distinct().toList()));
    facts.put(LOCALE, missing(List.of()));
    return facts;
  }

  /** A text that is not known. */
  public static Column missing(List<String> levels) {
    return new Factor(new int[] {-1}, levels.stream().distinct().toList());
  }
}
