package groundwork.analysis.entity;

import groundwork.trial.entity.StepView;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One step as somebody met it, and what they did in it.
 *
 * @param number of the step, from 1
 * @param step as the page drew it
 * @param answer as it was stored
 * @param measures how right it was; null where correct says it all
 * @param timing milliseconds, as the page measured them
 * @param events what was done, with milliseconds since the first painted frame
 * @param client how it was seen: viewport, zoom, pointer, colours
 */
public record Replay(
    String participant,
    int number,
    String locale,
    StepView step,
    JsonNode answer,
    Boolean correct,
    JsonNode measures,
    JsonNode timing,
    JsonNode events,
    int eventsLost,
    JsonNode client,
    Instant receivedAt) {}
