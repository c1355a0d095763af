package groundwork.export.entity;

import tools.jackson.databind.JsonNode;

/**
 * Something done inside a step.
 *
 * @param number from 1 within the step
 * @param event {@code t, type, target, value}
 */
public record Action(Answer answer, int number, JsonNode event) {}
