package groundwork.problem.boundary;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
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
    int status = refusal.getResponse().getStatus();
    if (status < 400) {
      return refusal.getResponse();
    }
    var fault =
        Arrays.stream(Fault.values())
            .filter(known -> known.status == status)
            .findFirst()
            .orElse(status < 500 ? Fault.INVALID : Fault.INTERNAL);
    var detail = "/" + uri.getPath() + ": " + refusal.getMessage();
    return RejectedMapper.answer(new Problem(fault.type(), fault.title, status, detail, List.of()));
  }
}
