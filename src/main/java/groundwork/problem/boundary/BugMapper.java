package groundwork.problem.boundary;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Problem;
import groundwork.problem.entity.Rejected;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Anything nobody expected: 500 with an id that finds the stack trace in the log, and nothing of it
 * in the answer.
 */
@Provider
public class BugMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(BugMapper.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      // a refusal inside a transaction arrives wrapped by the container
      if (cause instanceof Rejected rejected) {
        return RejectedMapper.of(rejected);
      }
    }
    var id = UUID.randomUUID();
    LOG.log(Level.SEVERE, "problem " + id, thrown);
    return RejectedMapper.answer(
        Problem.of(Fault.INTERNAL, "The server's log has it under " + id + ".", List.of()));
  }
}
