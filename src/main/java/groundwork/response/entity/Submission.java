package groundwork.response.entity;

import groundwork.json.control.Require;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the browser sends for one step.
 *
 * @param seq the number of this answer, counted from 0 without a gap
 * @param step the opaque key of the step that is answered
 * @param answer by kind of step: choice and confidence, answers to questions, items of a
 *     questionnaire, text
 * @param timing milliseconds on the browser's clock
 * @param timedOut true where a time limit ended the step
 * @param events what was done inside the step, bounded in number and size by the page
 * @param eventsLost how many more there were
 * @param resumed how often the page was loaded anew within this step
 * @param client viewport when answering
 */
public record Submission(
    Integer seq,
    String step,
    JsonNode answer,
    Timing timing,
    Boolean timedOut,
    List<Event> events,
    Integer eventsLost,
    Integer resumed,
    JsonNode client) {
  private static final int MOST_EVENTS = 500;
  private static final int LONGEST_ANSWER = 64 * 1024;

  public Submission {
    Require.present(seq, "seq");
    if (seq < 0) {
      throw new IllegalArgumentException("\"seq\" is " + seq + "; it counts from 0");
    }
    Require.text(step, "step", 64);
    Require.present(answer, "answer");
    if (!answer.isObject()) {
      throw new IllegalArgumentException("\"answer\" must be an object");
    }
    if (answer.toString().length() > LONGEST_ANSWER) {
      throw new IllegalArgumentException(
          "\"answer\" has more than " + LONGEST_ANSWER + " characters");
    }
    Require.present(timing, "timing");
    timedOut = timedOut != null && timedOut;
    events = events == null ? List.of() : List.copyOf(events);
    if (events.size() > MOST_EVENTS) {
      throw new IllegalArgumentException(
          "\"events\" has %d entries; at most %d are taken".formatted(events.size(), MOST_EVENTS));
    }
    eventsLost = counted(eventsLost, "eventsLost");
    resumed = counted(resumed, "resumed");
    finite(answer, "answer");
    finite(client, "client");
    if (client != null && (!client.isObject() || client.toString().length() > 2000)) {
      throw new IllegalArgumentException("\"client\" must be an object of at most 2000 characters");
    }
  }

  private static Integer counted(Integer given, String member) {
    if (given != null && given < 0) {
      throw new IllegalArgumentException("\"" + member + "\" is " + given + "; it counts from 0");
    }
    return given == null ? 0 : given;
  }

  /** Numbers that no double holds are none that a page sends, and no database keeps them. */
  private static void finite(JsonNode node, String member) {
    if (node == null) {
      return;
    }
    if (node.isNumber() && !Double.isFinite(node.asDouble())) {
      throw new IllegalArgumentException("\"" + member + "\" holds a number that is too large");
    }
    node.forEach(inside -> finite(inside, member));
  }

  /** The same with another answer in its place. */
  public Submission with(JsonNode kept) {
    return kept == answer
        ? this
        : new Submission(seq, step, kept, timing, timedOut, events, eventsLost, resumed, client);
  }

  /**
   * Milliseconds since the step's first painted frame, on the browser's monotonic clock.
   *
   * @param rtMs to the answer, time in hidden pages included
   * @param firstActionMs to the first action, or null where there was none
   * @param activeMs with the page visible and in focus
   * @param hiddenMs with the page hidden or without focus
   * @param blurredMs of that, in view but without focus; null where it was not measured
   * @param idleMs in view and focus, but with no action for long; null where it was not measured
   */
  public record Timing(
      Double rtMs,
      Double firstActionMs,
      Double activeMs,
      Double hiddenMs,
      Double blurredMs,
      Double idleMs) {
    private static final double MONTH = 31.0 * 24 * 3600 * 1000;

    public Timing {
      Require.within(rtMs, "timing.rtMs", 0, MONTH);
      if (firstActionMs != null) {
        Require.within(firstActionMs, "timing.firstActionMs", 0, MONTH);
      }
      Require.within(activeMs, "timing.activeMs", 0, MONTH);
      Require.within(hiddenMs, "timing.hiddenMs", 0, MONTH);
      if (blurredMs != null) {
        Require.within(blurredMs, "timing.blurredMs", 0, MONTH);
      }
      if (idleMs != null) {
        Require.within(idleMs, "timing.idleMs", 0, MONTH);
      }
    }
  }

  /**
   * @param t milliseconds since the first painted frame
   * @param type what was done, for example {@code select}
   * @param target on what
   */
  public record Event(Double t, String type, String target, JsonNode value) {
    public Event {
      Require.within(t, "events.t", 0, Timing.MONTH);
      Require.text(type, "events.type", 40);
      if (target != null) {
        Require.text(target, "events.target", 200);
      }
      if (value != null && value.toString().length() > 500) {
        throw new IllegalArgumentException("\"events.value\" has more than 500 characters");
      }
      finite(value, "events.value");
    }
  }
}
