package groundwork.export.control;

import static groundwork.export.entity.Column.level;
import static groundwork.export.entity.Column.number;
import static groundwork.export.entity.Column.text;
import static groundwork.export.entity.Column.time;
import static groundwork.export.entity.Column.whole;
import static groundwork.export.entity.Column.yesNo;

import groundwork.analysis.entity.InterimLook;
import groundwork.export.entity.Action;
import groundwork.export.entity.LedgerEntry;
import groundwork.export.entity.RunEvent;
import groundwork.export.entity.Scope;
import groundwork.export.entity.ScoreRow;
import groundwork.export.entity.Table;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What stands beside the answers: actions, runs, assignments, scores. */
final class OtherTables {
  private OtherTables() {}

  static Table<Action> events(Scope scope) {
    return new Table<>(
        "events.csv",
        "Actions",
        "What participants did inside the steps: one row per action.",
        List.of("participant", "seq", "action"),
        List.of(
            text("participant", "Pseudonym", action -> action.answer().person().pseudonym()),
            whole("seq", "Number of the answer, from 0", action -> action.answer().stored().seq()),
            level("block", "Block", scope.blocks(), action -> action.answer().blockId()),
            text(
                "item",
                "Item of the stimulus set",
                action -> action.answer().item() == null ? null : action.answer().item().id()),
            whole("action", "Number within the step, from 1", Action::number),
            number(
                "t_ms",
                "Time since the first painted frame",
                "ms",
                action -> action.event().path("t").asDouble(0)),
            text("type", "What was done", action -> value(action.event().path("type"))),
            text("target", "On what", action -> value(action.event().path("target"))),
            text("value", "With what value", action -> value(action.event().path("value")))));
  }

  static Table<RunEvent> runs() {
    return new Table<>(
        "runs.csv",
        "Runs",
        "What happened to runs: returns with the time away, lapsed places, sittings, failed checks,"
            + " branches, endings.",
        List.of("participant", "at", "kind"),
        List.of(
            text("participant", "Pseudonym", event -> event.person().pseudonym()),
            time("at", "When", RunEvent::at),
            level(
                "kind",
                "What",
                List.of(
                    "resumed",
                    "withdrew",
                    "lapsed",
                    "returned",
                    "session",
                    "failed-attention",
                    "failed-check",
                    "branched",
                    "ended"),
                RunEvent::kind),
            text("block", "Block of the definition", event -> value(event.detail().path("block"))),
            text(
                "reason",
                "Of an ending: which exclusion, check or rule; of an instructed item: its id",
                event ->
                    value(event.detail().path(event.detail().has("item") ? "item" : "reason"))),
            yesNo(
                "rule_held",
                "Of a branch: whether its rule held",
                event -> truth(event.detail().path("holds"))),
            yesNo(
                "late",
                "Of a sitting: begun after the time it should have been",
                event -> truth(event.detail().path("late"))),
            yesNo(
                "waited",
                "Of a sitting: the time before it had to be waited for (not by dry-run participants)",
                event -> truth(event.detail().path("waited"))),
            number(
                "away_ms",
                "Time away before a return or a sitting",
                "ms",
                event ->
                    event.detail().path("awayMs").isNumber()
                        ? event.detail().path("awayMs").asDouble()
                        : null),
            whole(
                "position",
                "Place in the plan, from 1",
                event ->
                    event.detail().path("position").isNumber()
                        ? event.detail().path("position").asInt() + 1
                        : null)));
  }

  static Table<LedgerEntry> ledger(Scope scope) {
    return new Table<>(
        "assignment-ledger.csv",
        "Assignment ledger",
        "Every assignment and what became of it, in order; with the version's definition and the"
            + " seed each can be made again. People who had their data deleted have no name here.",
        List.of("entry"),
        List.of(
            whole("entry", "Number of the entry; gaps mean nothing", LedgerEntry::entry),
            text(
                "study_version",
                "First 12 digits of the version's SHA-256",
                entry -> entry.version().substring(0, 12)),
            level("kind", "Of whom", List.of("real", "pilot", "simulated"), LedgerEntry::kind),
            text("participant", "Pseudonym", LedgerEntry::participant),
            level(
                "event",
                "What",
                List.of("assigned", "released", "reclaimed", "completed"),
                LedgerEntry::event),
            whole("ordinal", "Number of the assignment, from 0", LedgerEntry::ordinal),
            level("condition", "Arm", scope.arms(), LedgerEntry::arm),
            whole("arm_ordinal", "Number within the arm, from 0", LedgerEntry::armOrdinal),
            text("seed", "What everything random was drawn from", LedgerEntry::seed),
            time("at", "When", LedgerEntry::at)));
  }

  /** Who looked at outcomes while the study went on; downloads of this file are no look. */
  static Table<InterimLook> looks() {
    return new Table<>(
        "looks.csv",
        "Looks",
        "Who looked at outcomes, when, and of how many people they were.",
        List.of("at", "what"),
        List.of(
            whole("version", "Number of the study version", InterimLook::version),
            time("at", "When", InterimLook::at),
            level("what", "At what", List.of("results", "analysis"), InterimLook::what),
            whole("completed", "Real participants who had completed", InterimLook::completed),
            yesNo("open", "Whether people could still join", InterimLook::open),
            yesNo("masked", "Whether arms had letters instead of names", InterimLook::masked)));
  }

  static Table<ScoreRow> scores() {
    return new Table<>(
        "scores.csv",
        "Scores",
        "Scores of explanations without people, of every run that was finished.",
        List.of("run", "model", "method", "metric", "item"),
        List.of(
            text("run", "Id of the run", ScoreRow::run),
            text(
                "study_version",
                "First 12 digits of the version's SHA-256",
                score -> score.version().substring(0, 12)),
            whole("seed", "Seed of everything drawn", ScoreRow::seed),
            text("model", "Model", ScoreRow::model),
            text("method", "Method of the explanation", ScoreRow::method),
            text("metric", "Metric with its parameters", ScoreRow::metric),
            text("item", "Item of the stimulus set", ScoreRow::item),
            number("value", "Score", null, ScoreRow::value),
            number("error", "Monte Carlo standard error", null, ScoreRow::error),
            text("reason", "Why there is no score", ScoreRow::reason),
            text("code_version", "Code that made the score", ScoreRow::code),
            time("at", "When", ScoreRow::at)));
  }

  private static Boolean truth(JsonNode node) {
    return node.isBoolean() ? node.asBoolean() : null;
  }

  private static String value(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return node.isValueNode() ? node.asString() : node.toString();
  }
}
