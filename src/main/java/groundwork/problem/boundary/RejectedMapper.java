package groundwork.problem.boundary;

import groundwork.problem.entity.Problem;
import groundwork.problem.entity.Rejected;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class RejectedMapper implements ExceptionMapper<Rejected> {
  @Override
  public Response toResponse(Rejected rejected) {
    return answer(Problem.of(rejected));
  }

  static Response answer(Problem problem) {
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(problem)
        .build();
  }
}
