package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.json.control.Require;
import groundwork.study.entity.Reveal.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One part of a participant's way through a study. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Block.Instructions.class, name = "instructions"),
  @JsonSubTypes.Type(value = Block.Screening.class, name = "screening"),
  @JsonSubTypes.Type(value = Block.Comprehension.class, name = "comprehension"),
  @JsonSubTypes.Type(value = Block.Trials.class, name = "trials"),
  @JsonSubTypes.Type(value = Block.Pause.class, name = "break"),
  @JsonSubTypes.Type(value = Block.Attention.class, name = "attention"),
  @JsonSubTypes.Type(value = Block.Questionnaire.class, name = "questionnaire"),
  @JsonSubTypes.Type(value = Block.FreeText.class, name = "free-text"),
  @JsonSubTypes.Type(value = Block.Session.class, name = "session"),
  @JsonSubTypes.Type(value = Block.Branch.class, name = "branch"),
  @JsonSubTypes.Type(value = Block.End.class, name = "end"),
  @JsonSubTypes.Type(value = Block.Group.class, name = "group")
})
public sealed interface Block {
  String id();

  /** For researchers' lists and, as the name of a phase, for participants. */
  String title();

  /** Arms that meet this block; empty for all. */
  List<String> onlyArms();

  /**
   * A rule over what was answered before; the block is left out where it does not hold. Or null.
   */
  String when();

  default boolean meets(Arm arm) {
    return onlyArms().isEmpty() || onlyArms().contains(arm.id());
  }

  /** This block, or the blocks of a group. */
  default Stream<Block> leaves() {
    return Stream.of(this);
  }

  /**
   * @param text a Markdown file of the study
   */
  record Instructions(
      String id, String title, List<String> onlyArms, String when, String text, Integer minMs)
      implements Block {
    public Instructions {
      title = named(title, "Instructions");
      onlyArms = arms(onlyArms);
      Require.present(text, "text");
      minMs = minMs == null ? 0 : minMs;
    }

    public Instructions(String id, String title, List<String> onlyArms, String text) {
      this(id, title, onlyArms, null, text, null);
    }
  }

  /**
   * Questions before the assignment: who may take part, and by what people are stratified. Nobody
   * has an arm yet.
   *
   * @param text a Markdown file shown above the questions, or null
   * @param exclude rules over the answers; the first one that holds ends the run as screened out
   */
  record Screening(
      String id,
      String title,
      List<String> onlyArms,
      String when,
      String text,
      List<Asked> questions,
      List<Exclusion> exclude)
      implements Block {
    /**
     * @param options what can be chosen; empty for a whole number from min to max
     */
    public record Asked(
        String id, String text, List<Question.Option> options, Integer min, Integer max) {
      public Asked {
        Require.present(id, "id");
        options = options == null ? List.of() : List.copyOf(options);
      }
    }

    /**
     * @param reason for the researcher's flow diagram; participants get the outcome's words
     */
    public record Exclusion(String when, String reason) {
      public Exclusion {
        Require.present(when, "when");
        reason = reason == null ? when : reason;
      }
    }

    public Screening {
      title = named(title, "A few questions about you");
      onlyArms = arms(onlyArms);
      questions = List.copyOf(Require.present(questions, "questions"));
      exclude = exclude == null ? List.of() : List.copyOf(exclude);
    }
  }

  /** What happens to somebody who does not pass a check. */
  enum Consequence {
    /** The run ends with {@code failed-check}. */
    END,
    /** It goes on; that the check was failed stands in the data. */
    FLAG;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param text a Markdown file shown above the questions, or null
   * @param attempts how often it may be tried
   * @param onFailure what happens after the last attempt
   */
  record Comprehension(
      String id,
      String title,
      List<String> onlyArms,
      String when,
      String text,
      Integer attempts,
      Consequence onFailure,
      List<Question> questions)
      implements Block {
    public Comprehension {
      title = named(title, "A few questions about the task");
      onlyArms = arms(onlyArms);
      attempts = attempts == null ? 2 : attempts;
      Require.within((double) attempts, "attempts", 1, 10);
      onFailure = onFailure == null ? Consequence.END : onFailure;
      questions = List.copyOf(Require.present(questions, "questions"));
    }

    public Comprehension(
        String id,
        String title,
        List<String> onlyArms,
        String text,
        Integer attempts,
        List<Question> questions) {
      this(id, title, onlyArms, null, text, attempts, null, questions);
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
   * @param within what varies from trial to trial or part to part; null for nothing
   * @param methods whose explanations compete, for tasks that compare them; else empty
   * @param asks what is asked besides, or instead of, a choice
   * @param reveal what is shown before and after the answer, over what the task has
   * @param options in which order the answers stand that can be chosen
   */
  record Trials(
      String id,
      String title,
      List<String> onlyArms,
      String when,
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
      Within within,
      TrialOrder order,
      Integer minMs,
      Integer limitMs,
      List<String> methods,
      Asks asks,
      Reveal reveal,
      OptionOrder options)
      implements Block {
    public Trials {
      Require.present(task, "task");
      phase = phase == null ? Phase.MAIN : phase;
      title = named(title, phase.word());
      onlyArms = arms(onlyArms);
      items = Require.present(items, "items");
      reveal = reveal == null ? Reveal.USUAL : reveal;
      explanation =
          explanation == null ? reveal.shows(Part.EXPLANATION, task.explains()) : explanation;
      output = output == null ? reveal.shows(Part.OUTPUT, task.tells()) : output;
      feedback = feedback != null && feedback;
      labels = labels == null ? Map.of() : Map.copyOf(labels);
      order = order == null ? TrialOrder.SHUFFLED : order;
      minMs = minMs == null ? 0 : minMs;
      finalQuestion = finalQuestion == null ? question : finalQuestion;
      methods = methods == null ? List.of() : List.copyOf(methods);
      asks = asks == null ? Asks.NOTHING : asks;
      options = options == null ? OptionOrder.FIXED : options;
    }

    /** Whether answers are in words of people's own, which are coded later. */
    public boolean writes() {
      return asks.text() != null || task == Task.DESCRIBE || task == Task.NAMING;
    }
  }

  /**
   * A rest.
   *
   * @param text a Markdown file, or null for the platform's own words
   * @param minSeconds shortest rest
   * @param maxSeconds after so long the run goes on by itself, or null
   */
  record Pause(
      String id,
      String title,
      List<String> onlyArms,
      String when,
      String text,
      Integer minSeconds,
      Integer maxSeconds)
      implements Block {
    public Pause {
      title = named(title, "Take a short break");
      onlyArms = arms(onlyArms);
      minSeconds = minSeconds == null ? 0 : minSeconds;
    }
  }

  /**
   * One question whose right answer everybody who reads it knows.
   *
   * @param key id of the option that is asked for; stays on the server
   */
  record Attention(
      String id,
      String title,
      List<String> onlyArms,
      String when,
      String question,
      List<Question.Option> options,
      String key,
      Consequence onFailure)
      implements Block {
    public Attention {
      title = named(title, "One question in between");
      onlyArms = arms(onlyArms);
      options = List.copyOf(Require.present(options, "options"));
      onFailure = onFailure == null ? Consequence.FLAG : onFailure;
    }
  }

  /**
   * @param instrument id of a scale of the library
   * @param order of its items
   * @param stems wording by item id, for scales whose own may not be shipped; else empty
   * @param instructed items that say what to answer; they are no part of the scale
   * @param optional whether somebody may say of an item that they have no answer
   */
  record Questionnaire(
      String id,
      String title,
      List<String> onlyArms,
      String when,
      String instrument,
      Sequence order,
      Map<String, String> stems,
      List<Instructed> instructed,
      Boolean optional)
      implements Block {
    /**
     * @param after id of the scale's item that it follows
     * @param value the answer that it asks for
     */
    public record Instructed(String id, String text, String after, Integer value) {
      public Instructed {
        Require.present(id, "id");
        Require.present(text, "text");
        Require.present(value, "value");
      }
    }

    public Questionnaire {
      title = named(title, "Questionnaire");
      onlyArms = arms(onlyArms);
      Require.present(instrument, "instrument");
      order = order == null ? Sequence.FIXED : order;
      stems = stems == null ? Map.of() : Map.copyOf(stems);
      instructed = instructed == null ? List.of() : List.copyOf(instructed);
      optional = optional != null && optional;
    }

    public Questionnaire(String id, String title, List<String> onlyArms, String instrument) {
      this(id, title, onlyArms, null, instrument, null, null, null, null);
    }
  }

  /** An open question. */
  record FreeText(
      String id,
      String title,
      List<String> onlyArms,
      String when,
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

    public FreeText(
        String id,
        String title,
        List<String> onlyArms,
        String question,
        Boolean optional,
        Integer maxLength) {
      this(id, title, onlyArms, null, question, optional, maxLength);
    }
  }

  /**
   * Here one sitting ends and another begins.
   *
   * @param text a Markdown file shown until then, or null for the platform's own words
   * @param afterHours how long to wait from the end of the last sitting
   * @param withinHours how long the door then stays open, or null for ever
   * @param reminderHours when to remind, counted from the opening of the door
   * @param late what happens to those who come later
   */
  record Session(
      String id,
      String title,
      List<String> onlyArms,
      String when,
      String text,
      Double afterHours,
      Double withinHours,
      List<Double> reminderHours,
      Late late)
      implements Block {
    /** What happens to somebody who comes when the door is closed again. */
    public enum Late {
      /** The run ends with {@code timed-out}. */
      END,
      /** It goes on; how late they were stands in the data. */
      ALLOW;

      @JsonValue
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /** From when on it goes on, for somebody who ended the last sitting then. */
    public Instant opens(Instant since) {
      return since.plus(hours(afterHours));
    }

    /** Until when; null for ever. */
    public Instant closes(Instant since) {
      return withinHours == null ? null : opens(since).plus(hours(withinHours));
    }

    /** When to remind somebody who ended the last sitting then. */
    public List<Instant> reminders(Instant since) {
      return reminderHours.stream().map(each -> opens(since).plus(hours(each))).sorted().toList();
    }

    private static Duration hours(double hours) {
      return Duration.ofSeconds(Math.round(hours * 3600));
    }

    public Session {
      title = named(title, "See you again");
      onlyArms = arms(onlyArms);
      Require.present(afterHours, "afterHours");
      reminderHours = reminderHours == null ? List.of() : List.copyOf(reminderHours);
      late = late == null ? Late.ALLOW : late;
    }
  }

  /**
   * Where the rule {@code when} holds, the run goes on at another block.
   *
   * @param to id of that block
   * @param atMost how often the way back may be taken, for a block that stands before; null forward
   */
  record Branch(
      String id, String title, List<String> onlyArms, String when, String to, Integer atMost)
      implements Block {
    public Branch {
      title = named(title, "Branch");
      onlyArms = arms(onlyArms);
      Require.present(when, "when");
      Require.present(to, "to");
    }
  }

  /**
   * Where the rule {@code when} holds, the run is over.
   *
   * @param outcome how it ends
   * @param reason for the researcher's flow diagram
   */
  record End(
      String id, String title, List<String> onlyArms, String when, Ending outcome, String reason)
      implements Block {
    public End {
      title = named(title, "Early end");
      onlyArms = arms(onlyArms);
      Require.present(when, "when");
      outcome = outcome == null ? Ending.COMPLETED : outcome;
      reason = reason == null ? when : reason;
    }
  }

  /**
   * Blocks whose order differs from participant to participant.
   *
   * @param sample how many of them each participant meets, or null for all
   */
  record Group(
      String id,
      String title,
      List<String> onlyArms,
      String when,
      Sequence order,
      Integer sample,
      List<Block> blocks)
      implements Block {
    public Group {
      title = named(title, id);
      onlyArms = arms(onlyArms);
      order = order == null ? Sequence.SHUFFLED : order;
      blocks = List.copyOf(Require.present(blocks, "blocks"));
    }

    @Override
    public Stream<Block> leaves() {
      return blocks.stream().flatMap(Block::leaves);
    }
  }

  private static String named(String given, String otherwise) {
    return given == null ? otherwise : given;
  }

  private static List<String> arms(List<String> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
