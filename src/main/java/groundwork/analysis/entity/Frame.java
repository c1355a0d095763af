package groundwork.analysis.entity;

import groundwork.coding.entity.Scheme;
import groundwork.study.control.TrialFacts.Preference;
import groundwork.study.entity.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The data of one study version that are counted in, one row per observation.
 *
 * @param observations answers to trials, practice left out, in order of participant and sequence
 * @param scales answered questionnaires
 * @param scores functional scores of the latest finished run; empty with people
 * @param run what was run, or null
 * @param coded what was said of what people wrote
 */
public record Frame(
    List<Observation> observations,
    List<ScaleAnswer> scales,
    List<ItemScore> scores,
    FunctionalRun run,
    List<CodedBlock> coded) {
  /** Without anything coded. */
  public Frame(
      List<Observation> observations,
      List<ScaleAnswer> scales,
      List<ItemScore> scores,
      FunctionalRun run) {
    this(observations, scales, scores, run, List.of());
  }

  /** Which part of a decision an answer is. */
  public enum Stage {
    /** The only answer of its trial. */
    ONLY,
    /** Before the advice. */
    INITIAL,
    /** After the advice. */
    FINAL,
    /** Foreseeing the model, before it is seen. */
    SIMULATE,
    /** Deciding, after the model was foreseen and seen. */
    DECIDE
  }

  /**
   * One answer to one trial.
   *
   * @param participant names the person within this frame only
   * @param choice class id, or what else was answered; null where time ran out
   * @param truth class id
   * @param predicted class id: what the model says
   * @param confidence or null
   * @param seconds with the page in view
   * @param simulation true where the question was what the model says
   * @param task what was to be done
   * @param right by the key of the task; null where time ran out or nothing is right or wrong
   * @param preferences which method was put above which, where several competed; else empty
   * @param parts what the answer tells beside the choice, and what it is worth, by name
   */
  public record Observation(
      String participant,
      String arm,
      String block,
      String phase,
      Stage stage,
      boolean simulation,
      String item,
      String truth,
      String predicted,
      String choice,
      Double confidence,
      double seconds,
      Task task,
      Boolean right,
      List<Preference> preferences,
      Map<String, Object> parts) {
    public Observation(
        String participant,
        String arm,
        String block,
        String phase,
        Stage stage,
        boolean simulation,
        String item,
        String truth,
        String predicted,
        String choice,
        Double confidence,
        double seconds) {
      this(
          participant,
          arm,
          block,
          phase,
          stage,
          simulation,
          item,
          truth,
          predicted,
          choice,
          confidence,
          seconds,
          simulation ? Task.FORWARD_SIMULATION : Task.JUDGE_ADVISOR,
          choice == null ? null : (Boolean) choice.equals(simulation ? predicted : truth),
          List.of(),
          Map.of());
    }

    /** The same with more that it tells. */
    public Observation with(Map<String, Object> more) {
      var all = new LinkedHashMap<>(parts);
      all.putAll(more);
      return new Observation(
          participant,
          arm,
          block,
          phase,
          stage,
          simulation,
          item,
          truth,
          predicted,
          choice,
          confidence,
          seconds,
          task,
          right,
          preferences,
          all);
    }

    /** A number, or null. */
    public Double number(String part) {
      return parts.get(part) instanceof Double number ? number : null;
    }
  }

  /**
   * One person's answers to one scale.
   *
   * @param items by item id, reversed items turned round, in the scale's order; those that were
   *     left without an answer are not there
   */
  public record ScaleAnswer(
      String participant, String arm, String block, Map<String, Double> items) {}

  /**
   * One functional score of one item.
   *
   * @param value null where there is none
   */
  public record ItemScore(String model, String method, String metric, String item, Double value) {}

  /**
   * @param plan models, methods, controls, metrics with their cards
   * @param inputs SHA-256 of what went in, by name
   */
  public record FunctionalRun(String id, long seed, JsonNode plan, Map<String, String> inputs) {}

  /**
   * One block whose answers in words were coded. Whether a code holds of an answer stands among its
   * parts, as {@code code_} and the code's id: 0 or 1.
   *
   * @param agreement how well coders agree, in words; null where one coded alone
   */
  public record CodedBlock(String block, Scheme scheme, String agreement) {}

  public Frame {
    coded = List.copyOf(coded);
    observations = List.copyOf(observations);
    scales = List.copyOf(scales);
    scores = List.copyOf(scores);
  }
}
