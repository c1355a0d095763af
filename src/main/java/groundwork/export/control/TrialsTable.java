package groundwork.export.control;

import static groundwork.export.entity.Column.level;
import static groundwork.export.entity.Column.number;
import static groundwork.export.entity.Column.text;
import static groundwork.export.entity.Column.time;
import static groundwork.export.entity.Column.whole;
import static groundwork.export.entity.Column.yesNo;

import groundwork.export.entity.Answer;
import groundwork.export.entity.Column;
import groundwork.export.entity.Field;
import groundwork.export.entity.Person;
import groundwork.export.entity.Scope;
import groundwork.export.entity.Table;
import groundwork.study.control.TrialFacts;
import groundwork.study.entity.Advising;
import groundwork.study.entity.Exposure;
import groundwork.study.entity.Phase;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code data/trials.csv}: one row per participant, step and response field. */
final class TrialsTable {
  private static final List<String> OTHER_STEPS =
      List.of(
          "instructions",
          "screening",
          "comprehension",
          "attention",
          "break",
          "session",
          "feedback",
          "questionnaire",
          "free-text");

  private TrialsTable() {}

  static Table<Field> of(Scope scope) {
    var columns = new ArrayList<Column<Field>>();
    columns.add(text("study", "Study", field -> scope.slug()));
    columns.addAll(who(scope));
    columns.addAll(step(scope));
    columns.addAll(stimulus());
    columns.addAll(response());
    columns.addAll(circumstances());
    return new Table<>(
        "data/trials.csv",
        "Answers",
        "One row per participant, step and response field, in the order in which they were given."
            + " Steps that ask for nothing have one row, for their time.",
        List.of("participant", "seq", "field"),
        columns);
  }

  private static <T> Function<Field, T> person(Function<Person, T> of) {
    return field -> of.apply(field.answer().person());
  }

  private static <T> Function<Field, T> answer(Function<Answer, T> of) {
    return field -> of.apply(field.answer());
  }

  private static <T> Function<Field, T> exposure(
      Function<Answer, Exposure> what, Function<Exposure, T> of) {
    return answer(
        answer -> {
          var exposure = what.apply(answer);
          return exposure == null ? null : of.apply(exposure);
        });
  }

  private static <T> Function<Field, T> facts(Function<TrialFacts, T> of) {
    return field -> field.answer().facts() == null ? null : of.apply(field.answer().facts());
  }

  private static List<String> tasks() {
    return Stream.concat(Arrays.stream(Task.values()).map(Task::word), OTHER_STEPS.stream())
        .toList();
  }

  private static List<Column<Field>> who(Scope scope) {
    var columns = new ArrayList<Column<Field>>();
    columns.add(
        text(
            "study_version",
            "First 12 digits of the version's SHA-256",
            person(person -> person.version().brief())));
    columns.add(text("participant", "Pseudonym", person(Person::pseudonym)));
    columns.add(text("enrolment", "Id of the enrolment", person(person -> person.id().toString())));
    columns.add(
        whole(
            "session",
            "Sitting in which it was answered: 1, and one more on each later day that the study asks for",
            answer(answer -> answer.person().session(answer.stored().receivedAt()))));
    columns.add(
        yesNo(
            "simulated",
            "A dry-run participant, no person",
            person(person -> person.kind().equals("simulated"))));
    columns.add(
        level("status", "How the run ended", ParticipantsTable.STATUSES, person(Person::status)));
    columns.add(
        level(
            "condition",
            "Arm; with a slash and the condition where something varies within participants",
            scope.cells(),
            answer(Answer::cell)));
    for (var factor : scope.factors()) {
      columns.add(
          level(
              "factor_" + factor,
              "Level of the factor " + factor,
              scope.levels(factor),
              answer(answer -> answer.level(factor))));
    }
    return columns;
  }

  private static List<Column<Field>> step(Scope scope) {
    return List.of(
        level("rung", "Rung of the evaluation ladder", List.of(scope.rung()), f -> scope.rung()),
        level("task", "What was to be done", tasks(), answer(Answer::task)),
        level(
            "phase",
            "Part of the study",
            Arrays.stream(Phase.values()).map(Phase::word).toList(),
            answer(Answer::phase)),
        level("block", "Block of the definition", scope.blocks(), answer(Answer::blockId)),
        whole(
            "position",
            "Place in the participant's plan, from 1",
            answer(answer -> answer.stored().position() + 1)),
        whole("seq", "Number of the answer, from 0", answer(answer -> answer.stored().seq())),
        level(
            "stage",
            "Part of the trial: before or after the advice; foreseeing the model, seeing what it says, deciding",
            List.of("initial", "final", "simulate", "see", "decide"),
            answer(Answer::stage)));
  }

  private static List<Column<Field>> stimulus() {
    return List.of(
        text("stimulus", "Set, item, model and method", answer(Answer::stimulus)),
        text(
            "item",
            "Item of the stimulus set",
            answer(answer -> answer.item() == null ? null : answer.item().id())),
        text(
            "method",
            "Method of the explanation that was shown; several, joined by +, where they competed",
            answer(Answer::method)),
        level(
            "presence",
            "When the explanation was to be seen",
            Arrays.stream(Presence.values()).map(Presence::word).toList(),
            facts(TrialFacts::presence)),
        whole(
            "delay_ms",
            "After how long a delayed explanation was seen",
            facts(TrialFacts::delayMs)),
        level(
            "advice_at",
            "When what the model says was to be seen in a decision",
            Arrays.stream(Advising.values()).map(Advising::word).toList(),
            facts(TrialFacts::adviceAt)),
        whole(
            "advice_delay_ms",
            "After how long delayed advice was seen",
            facts(TrialFacts::adviceDelayMs)),
        text(
            "options",
            "Order of the answers, where it was drawn",
            facts(facts -> facts.options().isEmpty() ? null : String.join(" ", facts.options()))),
        number(
            "fidelity",
            "Share of the explanation's weights that stand where the method put them",
            null,
            facts(TrialFacts::fidelity)),
        text("left", "Method of the explanation on the left", facts(TrialFacts::left)),
        text("right", "Method of the explanation on the right", facts(TrialFacts::right)),
        text(
            "shown",
            "What the task chose between, in its order: methods, classes, items or the change",
            facts(facts -> facts.shown().isEmpty() ? null : String.join(" ", facts.shown()))),
        text(
            "perturbation",
            "Change of the item that was asked about",
            facts(TrialFacts::perturbation)),
        yesNo(
            "flips",
            "What the model says changes with it",
            answer(
                answer ->
                    answer.facts() == null || answer.item() == null
                        ? null
                        : answer.facts().flips(answer.item(), answer.model()))),
        text("model", "Model", answer(Answer::model)),
        text("model_output", "Class that the model gives", answer(Answer::output)),
        text(
            "truth",
            "Class that is true",
            answer(answer -> answer.item() == null ? null : answer.item().truth())),
        yesNo(
            "model_correct",
            "The model gives the true class",
            answer(
                answer ->
                    answer.item() == null ? null : answer.item().truth().equals(answer.output()))));
  }

  private static List<Column<Field>> response() {
    return List.of(
        text(
            "field",
            "What was asked: the choice, a question, an item of a scale; the first row of an answer"
                + " is the answer as a whole, parts of it follow after a dot",
            Field::name),
        text(
            "response",
            "What was answered; of several that stood side by side, the method, class or item",
            Field::response),
        yesNo("correct", "Right by the key of the task", Field::correct),
        yesNo(
            "correct_vs_model",
            "The answer is what the model says; missing where that was not the question",
            Field::agreesWithModel),
        yesNo(
            "correct_vs_truth",
            "The answer is true; missing where that was not the question",
            Field::agreesWithTruth),
        text(
            "chosen",
            "Method whose explanation was preferred; where the answer tells several apart, one for"
                + " each comparison that it implies, with semicolons between",
            Field::chosen),
        text(
            "rejected",
            "Method whose explanation was not; as many as in chosen, in the same order",
            Field::rejected),
        number("confidence", "Confidence in the answer", null, Field::confidence),
        number(
            "rt_ms",
            "From the first painted frame to the answer",
            "ms",
            answer(answer -> answer.timing("rtMs"))),
        number(
            "active_ms",
            "Of that, with the page in view and focus; without idle time (over 30 s with no action)",
            "ms",
            answer(answer -> answer.timing("activeMs"))),
        number(
            "hidden_ms",
            "Of that, with the page hidden or without focus",
            "ms",
            answer(answer -> answer.timing("hiddenMs"))),
        number(
            "blurred_ms",
            "Of the hidden time, with the page in view but without focus",
            "ms",
            answer(answer -> answer.timing("blurredMs"))),
        number(
            "idle_ms",
            "With the page in view and focus, but with no action for over 30 s",
            "ms",
            answer(answer -> answer.timing("idleMs"))),
        number(
            "first_action_ms",
            "To the first action",
            "ms",
            answer(answer -> answer.timing("firstActionMs"))),
        yesNo(
            "explanation_seen",
            "The explanation was in view; missing where there was none to see",
            exposure(Answer::explanation, Exposure::seen)),
        number(
            "explanation_first_ms",
            "From when on the explanation was in view",
            "ms",
            exposure(Answer::explanation, Exposure::firstMs)),
        number(
            "explanation_ms",
            "How long the explanation was in view",
            "ms",
            exposure(Answer::explanation, Exposure::millis)),
        yesNo(
            "explanation_before",
            "The explanation was in view before an answer was first chosen",
            exposure(Answer::explanation, Exposure::beforeChoice)),
        yesNo(
            "advice_seen",
            "The advice was in view; missing where there was none to see",
            exposure(Answer::advice, Exposure::seen)),
        number(
            "advice_first_ms",
            "From when on the advice was in view",
            "ms",
            exposure(Answer::advice, Exposure::firstMs)),
        number(
            "advice_ms",
            "How long the advice was in view",
            "ms",
            exposure(Answer::advice, Exposure::millis)),
        yesNo(
            "advice_before",
            "The advice was in view before an answer was first chosen",
            exposure(Answer::advice, Exposure::beforeChoice)),
        yesNo(
            "timed_out",
            "A time limit ended the step",
            answer(answer -> answer.stored().body().path("timedOut").asBoolean(false))));
  }

  private static List<Column<Field>> circumstances() {
    return List.of(
        whole("attempt", "Which attempt, from 1", answer(answer -> answer.stored().attempt())),
        yesNo(
            "superseded",
            "The part was begun anew later, after a long time away: this answer does not count",
            answer(answer -> answer.stored().superseded())),
        whole(
            "resumed",
            "How often the page was loaded anew within the step",
            answer(answer -> answer.stored().body().path("resumed").asInt(0))),
        level(
            "device",
            "Kind of device",
            List.of("desktop", "phone", "tablet", "simulated"),
            person(person -> person.client().path("device").asString(null))),
        text("viewport", "Width x height of the page in CSS pixels", answer(Answer::viewport)),
        number(
            "zoom",
            "Enlargement by pinching, 1 for none",
            null,
            answer(a -> a.clientNumber("zoom"))),
        number(
            "pixel_ratio",
            "Device pixels per CSS pixel, which the browser's zoom changes",
            null,
            answer(a -> a.clientNumber("pixelRatio"))),
        level(
            "pointer",
            "With what the page was used last before the answer",
            List.of("mouse", "touch", "pen", "keyboard"),
            answer(a -> a.clientText("pointer"))),
        level(
            "colour_scheme",
            "Colours of the page",
            List.of("light", "dark"),
            answer(a -> a.clientText("scheme"))),
        yesNo(
            "reduced_motion",
            "The person asked for little motion",
            answer(a -> a.clientFlag("reducedMotion"))),
        yesNo(
            "webdriver",
            "The browser says that a program drives it",
            answer(a -> a.clientFlag("webdriver"))),
        whole(
            "pastes",
            "How often something was pasted in the step",
            answer(a -> a.signals("paste"))),
        whole(
            "focus_losses",
            "How often the page lost the focus in the step",
            answer(a -> a.signals("blur-window"))),
        whole(
            "untrusted",
            "Clicks and keys in the step that came from a program in the page",
            answer(a -> a.signals("untrusted"))),
        whole(
            "events_lost",
            "Things done in the step that were too many to be kept",
            answer(a -> a.stored().body().path("eventsLost").asInt(0))),
        text("locale", "Language in which the study was shown", person(Person::locale)),
        time(
            "received_at",
            "When the server had it",
            answer(answer -> answer.stored().receivedAt())),
        whole(
            "attention_failed",
            "Attention checks and instructed items that the participant failed, in the whole run",
            person(Person::attentionFailed)),
        yesNo(
            "excluded",
            "Set aside; the reason stands beside it",
            person(person -> person.excludedReason() != null)),
        text("exclusion_reason", "Why it was set aside", person(Person::excludedReason)));
  }
}
