package groundwork.problem.boundary;

import groundwork.problem.entity.Problem;
import groundwork.problem.entity.Rejected;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class RejectedMapper implements ExceptionMapper<Rejected> {
  @Override
  public Response toResponse(Rejected rejected) {
    return of(rejected);
  }

  static Response of(Rejected rejected) {
    var plain = answer(Problem.of(rejected));
    if (rejected.retryAfter().isEmpty()) {
      return plain;
    }
    return Response.fromResponse(plain)
        .header(HttpHeaders.RETRY_AFTER, rejected.retryAfter().get().toSeconds())
        .build();
  }

  static Response answer(Problem problem) {
    var answer =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .entity(problem);
    if (problem.status() == 401) { // RFC 9110 wants it; browsers show no dialog for this scheme
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"groundwork\"");
    }
    return answer.build();
  }
}
