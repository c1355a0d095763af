package groundwork.response.entity;

import groundwork.assignment.entity.Enrolment;

/** The expected outcomes of storing an answer; refusals are {@code Rejected}. */
public sealed interface Recording {
  /** The enrolment as it is after this. */
  Enrolment enrolment();

  record Stored(Enrolment enrolment) implements Recording {}

  record Repeated(Enrolment enrolment) implements Recording {}
}
