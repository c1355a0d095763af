package groundwork.problem.entity;

import java.net.URI;
import java.util.List;

/**
 * The body of every error answer, as RFC 9457 has it, with one extension member: the broken rules.
 */
public record Problem(URI type, String title, int status, String detail, List<Finding> findings) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(Fault fault, String detail, List<Finding> findings) {
    return new Problem(fault.type(), fault.title, fault.status, detail, findings);
  }

  public static Problem of(Rejected rejected) {
    return of(rejected.fault, rejected.getMessage(), rejected.findings);
  }
}
