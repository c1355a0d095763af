package groundwork.trial.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import groundwork.study.entity.Confidence.Format;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a browser may see of one step. The member {@code kind} tells which. */
public sealed interface StepView {
  String kind();

  /**
   * A text to read.
   *
   * @param minMs shortest time
   */
  record Text(String kind, String key, String title, String html, int minMs) implements StepView {
    public Text(String key, String title, String html, int minMs) {
      this("instructions", key, title, html, minMs);
    }
  }

  /** Questions about the person. */
  record Screening(String kind, String key, String title, String html, List<Question> questions)
      implements StepView {
    /**
     * @param options empty for a whole number from min to max
     */
    public record Question(
        String id, String text, List<Option> options, Integer min, Integer max) {}
  }

  /** One question. What it is for is not said. */
  record Choice(String kind, String key, String title, String question, List<Option> options)
      implements StepView {}

  /**
   * A rest.
   *
   * @param minMs what is left of the shortest rest
   * @param maxMs until it goes on by itself; null for never
   */
  record Break(String kind, String key, String title, String html, long minMs, Long maxMs)
      implements StepView {}

  /**
   * The days between two sittings.
   *
   * @param opensAt when the next one may begin
   * @param closesAt until when; null for ever
   * @param strict whether it is over for those who come later than that
   * @param waitMs how long it is until then, by the server's clock
   * @param ahead whether it may begin before its time, as in a preview
   */
  record Session(
      String kind,
      String key,
      String title,
      String html,
      Instant opensAt,
      Instant closesAt,
      boolean strict,
      long waitMs,
      boolean ahead)
      implements StepView {}

  /** Questions whose key stays on the server. */
  record Comprehension(
      String kind,
      String key,
      String title,
      int attempt,
      int attempts,
      String html,
      Retry retry,
      List<Question> questions)
      implements StepView {
    /** Which questions of the last attempt were wrong, with a hint where there is one. */
    public record Retry(List<String> wrong, Map<String, String> hints) {}

    /** One question. */
    public record Question(String id, String text, List<Option> options) {}
  }

  /** An answer that can be chosen. */
  record Option(String id, String label) {}

  /**
   * What is shown, and a question about it. Nearly everything may be null.
   *
   * @param truth shown where a study reveals it before the answer
   * @param presence {@code on-demand} where the explanation is to be seen only when asked for,
   *     {@code delayed} where it is after {@code delayMs}
   * @param advising the same of the output, with {@code adviceDelayMs}
   * @param options labels are null where the page has words of its own; empty where nothing is
   *     chosen
   * @param asked besides, or instead of, the options
   */
  record Trial(
      String kind,
      String key,
      String phaseLabel,
      int number,
      int of,
      String task,
      String stage,
      String question,
      Instance instance,
      Output output,
      @JsonInclude(JsonInclude.Include.NON_NULL) Output truth,
      Explanation explanation,
      String presence,
      Integer delayMs,
      String advising,
      Integer adviceDelayMs,
      List<Candidate> candidates,
      List<Candidate> references,
      Changed changed,
      Output suggestion,
      Own own,
      List<Option> options,
      List<Asked> asked,
      Confidence confidence,
      int minMs,
      Integer limitMs)
      implements StepView {
    /**
     * What the model says.
     *
     * @param score how sure it is, from 0 to 1; null where that is not shown
     */
    public record Output(String label, Double score) {}

    /** One of several that stand side by side: a picture, its explanation, what the model says. */
    public record Candidate(String id, Instance instance, Explanation explanation, Output output) {
      public Candidate(String id, Instance instance, Explanation explanation) {
        this(id, instance, explanation, null);
      }
    }

    /** The instance with one thing changed; null where only the change is named. */
    public record Changed(Instance instance, Change change) {}

    /**
     * What is changed.
     *
     * @param label of a feature, or null
     * @param at place of a word, counted from 0, or null
     * @param text the change in words, or null
     */
    public record Change(String label, String from, String to, Integer at, String text) {}

    /** What the participant decided before. */
    public record Own(String choice, String label, Integer confidence) {}

    /** How sure are you. */
    public record Confidence(
        int min, int max, String low, String high, String question, Format format, String unit) {}
  }

  /** The instance as it is shown. */
  sealed interface Instance {
    /** Features and their values, in words. */
    record Table(String type, List<Row> rows) implements Instance {
      /** One feature. */
      public record Row(String feature, String label, String value, String unit) {}
    }

    /** Words in order. */
    record Words(String type, List<String> tokens) implements Instance {}

    /** A picture. */
    record Image(String type, String href, int width, int height, String alt) implements Instance {}
  }

  /** An explanation as it is shown; positive weights push toward {@code toward}. */
  sealed interface Explanation {
    /** One bar per feature. */
    record Bars(String form, List<Bar> rows, String toward, String away) implements Explanation {
      /** One feature's weight. */
      public record Bar(String label, String value, double weight) {}
    }

    /** One weight per word. */
    record Tokens(
        String form, List<String> tokens, List<Double> weights, String toward, String away)
        implements Explanation {}

    /** One weight per place of a picture, line by line. */
    record Heatmap(
        String form,
        String href,
        int width,
        int height,
        String alt,
        List<Double> weights,
        String toward,
        String away)
        implements Explanation {}

    /** Drawn from a document; its member {@code kind} tells how. */
    record Figure(String form, JsonNode figure) implements Explanation {}
  }

  /**
   * What is shown after an answer.
   *
   * @param correct whether it was right; null where that is not said
   * @param yourLabel null, as {@code rightLabel}, where the page has its own words
   */
  record Feedback(
      String kind,
      String key,
      Boolean correct,
      String task,
      String your,
      String yourLabel,
      String right,
      String rightLabel,
      Instance instance,
      Trial.Output output,
      Explanation explanation,
      @JsonInclude(JsonInclude.Include.NON_NULL) Trial.Output truth)
      implements StepView {}

  /** A scale. */
  record Questionnaire(
      String kind,
      String key,
      String title,
      String intro,
      String reference,
      List<Statement> items,
      Scale scale)
      implements StepView {
    /**
     * One item.
     *
     * @param low words at the low end, where items differ in them; else null
     */
    public record Statement(String id, String text, String low, String high) {}

    /**
     * The same answers for all items, lowest first.
     *
     * @param format how they are drawn
     * @param noAnswer whether somebody may say that they have none
     * @param least how many must be ticked, where several may be
     */
    public record Scale(
        String format, List<Point> options, String low, String high, boolean noAnswer, int least) {}

    /**
     * One answer.
     *
     * @param label null where the number says it
     */
    public record Point(int value, String label) {}
  }

  /** An open question. */
  record FreeText(
      String kind, String key, String title, String question, boolean optional, int maxLength)
      implements StepView {}

  /** Nothing more to do. */
  record Ended(
      String kind, String outcome, String code, String redirect, Submit submit, String html)
      implements StepView {
    /** A form that is handed in to a service. */
    public record Submit(String action, Map<String, String> fields) {}
  }
}
