package groundwork.problem.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The one exception for requests that are refused; what is a bug is any other exception. */
public class Rejected extends RuntimeException {
  public final transient Fault fault;
  public final transient List<Finding> findings;
  private transient Duration retryAfter;
  private transient Instant opensAt;

  public Rejected(Fault fault, String detail) {
    this(fault, detail, List.of());
  }

  public Rejected(Fault fault, String detail, List<Finding> findings) {
    super(detail);
    this.fault = fault;
    this.findings = List.copyOf(findings);
  }

  /** The same request may be taken after that time. */
  public Rejected retryAfter(Duration wait) {
    retryAfter = wait;
    return this;
  }

  /** It will be taken from then on. */
  public Rejected opensAt(Instant from) {
    opensAt = from;
    return this;
  }

  public Instant opensAt() {
    return opensAt;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** For callers that expect exactly this fault in tests and logs. */
  @Override
  public String toString() {
    return fault + ": " + getMessage();
  }
}
