package groundwork.export.entity;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Something that happened to a run, for example a return. */
public record RunEvent(Person person, Instant at, String kind, JsonNode detail) {}
