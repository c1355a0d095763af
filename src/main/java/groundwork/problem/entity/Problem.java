package groundwork.problem.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * The body of every error answer, as RFC 9457 has it, with extension members.
 *
 * @param findings the broken rules
 * @param opensAt from when on the same request will be taken, where it came too early; else left
 *     out
 */
public record Problem(
    URI type,
    String title,
    int status,
    String detail,
    List<Finding> findings,
    @JsonInclude(JsonInclude.Include.NON_NULL) Instant opensAt) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem(URI type, String title, int status, String detail, List<Finding> findings) {
    this(type, title, status, detail, findings, null);
  }

  public static Problem of(Fault fault, String detail, List<Finding> findings) {
    return new Problem(fault.type(), fault.title, fault.status, detail, findings);
  }

  public static Problem of(Rejected rejected) {
    var fault = rejected.fault;
    return new Problem(
        fault.type(),
        fault.title,
        fault.status,
        rejected.getMessage(),
        rejected.findings,
        rejected.opensAt());
  }
}
