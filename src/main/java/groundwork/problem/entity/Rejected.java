package groundwork.problem.entity;

import java.util.List;

/** The one exception for requests that are refused; what is a bug is any other exception. */
public class Rejected extends RuntimeException {
  public final transient Fault fault;
  public final transient List<Finding> findings;

  public Rejected(Fault fault, String detail) {
    this(fault, detail, List.of());
  }

  public Rejected(Fault fault, String detail, List<Finding> findings) {
    super(detail);
    this.fault = fault;
    this.findings = List.copyOf(findings);
  }

  /** For callers that expect exactly this fault in tests and logs. */
  @Override
  public String toString() {
    return fault + ": " + getMessage();
  }
}
