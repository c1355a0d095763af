package groundwork.provenance.entity;

import java.time.Instant;
import java.util.Map;

/**
 * What a result was made from.
 *
 * @param inputs what went in, by name: SHA-256 in hex
 * @param parameters every setting that changes the result
 * @param seed of whatever was drawn, or null where nothing was
 * @param version of Groundwork's code, {@link groundwork.provenance.control.Build#version()}
 */
public record Provenance(
    Map<String, String> inputs,
    Map<String, Object> parameters,
    Long seed,
    String version,
    Instant at) {}
