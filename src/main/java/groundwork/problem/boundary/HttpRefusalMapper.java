package groundwork.problem.boundary;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * What JAX-RS itself refuses (no such path, wrong method, wrong content type) keeps its status and
 * gets our form.
 */
@Provider
public class HttpRefusalMapper implements ExceptionMapper<WebApplicationException> {
  @Context UriInfo uri;

  @Override
  public Response toResponse(WebApplicationException refusal) {
    var refused = refusal.getResponse();
    int status = refused.getStatus();
    if (status < 400) {
      return refused;
    }
    var allow = refused.getHeaderString(HttpHeaders.ALLOW);
    var place = uri.getRequestUri().getRawPath();
    var detail =
        switch (status) {
          case 404 -> "There is nothing at " + place + ".";
          case 405 -> place + " takes " + allow + ".";
          case 415 -> place + " does not take this Content-Type.";
          default -> place + ": " + refusal.getMessage();
        };
    var fault = Fault.ofStatus(status);
    var answer =
        Response.fromResponse(
            RejectedMapper.answer(
                new Problem(fault.type(), fault.title, status, detail, List.of())));
    return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
  }
}
