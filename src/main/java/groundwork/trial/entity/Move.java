package groundwork.trial.entity;

import groundwork.assignment.entity.Enrolment.Status;

/** Where an answer leads. */
public sealed interface Move {
  /** Index of the step that comes next. */
  int position();

  /** Scored against the version's own key; null where there is nothing to score. */
  Boolean correct();

  record On(int position, Boolean correct) implements Move {}

  record End(int position, Boolean correct, Status status) implements Move {}
}
