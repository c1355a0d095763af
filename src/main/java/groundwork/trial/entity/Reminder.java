package groundwork.trial.entity;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Somebody who is between two sessions.
 *
 * @param session id of the block that waits for them
 * @param since when the last sitting ended
 * @param closesAt null for never
 * @param state {@code waiting}, {@code open} or {@code closed}
 * @param due the last reminder whose time has come, null where none has
 * @param next the first reminder whose time has not come, null where none is left
 * @param recruitment parameters of the link, for those who asked for them; else null
 */
public record Reminder(
    String participant,
    String kind,
    String session,
    Instant since,
    Instant opensAt,
    Instant closesAt,
    String state,
    List<Instant> reminders,
    Instant due,
    Instant next,
    Map<String, String> recruitment) {}
