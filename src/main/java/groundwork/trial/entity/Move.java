package groundwork.trial.entity;

import groundwork.assignment.entity.Enrolment.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where an answer leads. */
public sealed interface Move {
  /** Index of the step that comes next. */
  int position();

  /** Against the version's own key. */
  Scored scored();

  /** What is to be remembered of the run beside the answer. */
  List<Happened> happened();

  /**
   * Something that happened to a run.
   *
   * @param kind as in the table of run events
   */
  record Happened(String kind, Map<String, Object> detail) {
    /** A check was failed and the run goes on or not: countable either way. */
    public static final String FAILED_ATTENTION = "failed-attention";

    public static final String FAILED_CHECK = "failed-check";
    public static final String BRANCHED = "branched";
    public static final String SESSION = "session";
    public static final String ENDED = "ended";

    public Happened {
      detail = Map.copyOf(detail);
    }
  }

  /** The run goes on. */
  record On(int position, Scored scored, List<Happened> happened) implements Move {
    public On(int position, Scored scored) {
      this(position, scored, List.of());
    }
  }

  /** What comes before the assignment is over: an arm is due. */
  record Assign(int position, Scored scored, List<Happened> happened) implements Move {}

  /**
   * The run is over.
   *
   * @param reason for the researcher's flow diagram; null where the status says it all
   */
  record End(int position, Scored scored, Status status, String reason, List<Happened> happened)
      implements Move {
    public End(int position, Scored scored, Status status) {
      this(position, scored, status, null, List.of());
    }
  }

  /** The same with more to be remembered. */
  default Move and(Happened more) {
    var all = new ArrayList<>(happened());
    all.add(more);
    return switch (this) {
      case On on -> new On(on.position, on.scored, all);
      case Assign assign -> new Assign(assign.position, assign.scored, all);
      case End end -> new End(end.position, end.scored, end.status, end.reason, all);
    };
  }
}
