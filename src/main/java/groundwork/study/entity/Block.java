package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.json.control.Require;
import groundwork.stimulus.entity.StimulusSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One part of a participant's way through a study. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Block.Instructions.class, name = "instructions"),
  @JsonSubTypes.Type(value = Block.Comprehension.class, name = "comprehension"),
  @JsonSubTypes.Type(value = Block.Trials.class, name = "trials"),
  @JsonSubTypes.Type(value = Block.Questionnaire.class, name = "questionnaire"),
  @JsonSubTypes.Type(value = Block.FreeText.class, name = "free-text")
})
public sealed interface Block {
  String id();

  /** For researchers' lists and, as the name of a phase, for participants. */
  String title();

  /** Arms that meet this block; empty for all. */
  List<String> onlyArms();

  default boolean meets(Arm arm) {
    return onlyArms().isEmpty() || onlyArms().contains(arm.id());
  }

  /**
   * @param text a Markdown file of the study
   */
  record Instructions(String id, String title, List<String> onlyArms, String text)
      implements Block {
    public Instructions {
      title = named(title, "Instructions");
      onlyArms = arms(onlyArms);
      Require.present(text, "text");
    }
  }

  /**
   * @param text a Markdown file shown above the questions, or null
   * @param attempts how often it may be tried; who fails the last one ends with {@code
   *     failed-check}
   */
  record Comprehension(
      String id,
      String title,
      List<String> onlyArms,
      String text,
      Integer attempts,
      List<Question> questions)
      implements Block {
    public Comprehension {
      title = named(title, "A few questions about the task");
      onlyArms = arms(onlyArms);
      attempts = attempts == null ? 2 : attempts;
      Require.within((double) attempts, "attempts", 1, 10);
      questions = List.copyOf(Require.present(questions, "questions"));
    }
  }

  /**
   * @param explanation whether arms with a method show its explanation here; what that means is
   *     said by the task
   * @param feedback whether the right answer is shown after each trial
   * @param labels words for the answers by class id, where the classes' own do not fit; may be
   *     empty
   * @param confidence or null
   * @param minMs shortest time before an answer is taken
   * @param limitMs longest time for an answer, or null
   */
  record Trials(
      String id,
      String title,
      List<String> onlyArms,
      Phase phase,
      Task task,
      ItemChoice items,
      Boolean explanation,
      Boolean output,
      Boolean feedback,
      String question,
      String finalQuestion,
      Map<String, String> labels,
      Confidence confidence,
      Order order,
      Integer minMs,
      Integer limitMs)
      implements Block {
    /** Whether trials come as written or in an order of each participant's own. */
    public enum Order {
      SHUFFLED,
      FIXED;

      @JsonValue
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    public Trials {
      Require.present(task, "task");
      phase = phase == null ? Phase.MAIN : phase;
      title = named(title, phase.word());
      onlyArms = arms(onlyArms);
      items = Require.present(items, "items");
      explanation = explanation == null ? task != Task.FORWARD_SIMULATION : explanation;
      output = output == null ? task == Task.OBSERVE : output;
      feedback = feedback != null && feedback;
      labels = labels == null ? Map.of() : Map.copyOf(labels);
      order = order == null ? Order.SHUFFLED : order;
      minMs = minMs == null ? 0 : minMs;
      finalQuestion = finalQuestion == null ? question : finalQuestion;
    }

    /** How many trials a participant does here. */
    public int count(StimulusSet set) {
      int classes = set.classes().size();
      return items.perCell() == null ? items.ids().size() : items.perCell() * classes * classes;
    }
  }

  /**
   * @param instrument id of a scale that ships with Groundwork
   */
  record Questionnaire(String id, String title, List<String> onlyArms, String instrument)
      implements Block {
    public Questionnaire {
      title = named(title, "Questionnaire");
      onlyArms = arms(onlyArms);
      Require.present(instrument, "instrument");
    }
  }

  /** An open question. */
  record FreeText(
      String id,
      String title,
      List<String> onlyArms,
      String question,
      Boolean optional,
      Integer maxLength)
      implements Block {
    public FreeText {
      title = named(title, "Your comments");
      onlyArms = arms(onlyArms);
      Require.present(question, "question");
      optional = optional == null || optional;
      maxLength = maxLength == null ? 2000 : maxLength;
      Require.within((double) maxLength, "maxLength", 1, 20000);
    }
  }

  private static String named(String given, String otherwise) {
    return given == null ? otherwise : given;
  }

  private static List<String> arms(List<String> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
