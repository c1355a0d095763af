package groundwork.query.boundary;

import groundwork.query.control.Queries;
import groundwork.query.entity.Question;
import groundwork.query.entity.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers what participants ask a model inside the present step, within its budget. */
@ApplicationScoped
@Path("take/{slug}/run/queries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class QueriesResource {
  @Inject Queries queries;

  @POST
  public Reply ask(
      @PathParam("slug") String slug,
      @HeaderParam("Authorization") String authorization,
      Question question) {
    return queries.ask(slug, authorization, question);
  }
}
