package groundwork.export.entity;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One question to a model from inside a figure, with its answer. */
public record QueryRow(
    Person person,
    int seq,
    String block,
    String condition,
    String item,
    String figure,
    int number,
    String what,
    List<String> changed,
    JsonNode input,
    JsonNode output,
    Double cost,
    List<String> tried,
    Boolean reached,
    Instant at) {}
