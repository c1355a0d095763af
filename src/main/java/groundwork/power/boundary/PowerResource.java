package groundwork.power.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.power.control.Powers;
import groundwork.power.entity.Assumptions;
import groundwork.power.entity.PowerPage;
import groundwork.power.entity.PowerRun;
import groundwork.power.entity.PowerSummary;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many participants a study needs, before anybody was asked. */
@Boundary
@Researcher
@Path("studies/{slug}/power")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "power", description = "How many participants this very design needs")
public class PowerResource {
  @Inject Powers powers;
  @Inject Audit audit;

  @GET
  @Operation(summary = "What can be asked, with defaults and their reasons, and earlier answers")
  public PowerPage page(@PathParam("slug") String slug, @QueryParam("analysis") String analysis) {
    return powers.page(slug, analysis);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Ask; a formula answers at once, a simulation is a job that any node works on")
  public Response ask(@PathParam("slug") String slug, Assumptions assumptions) {
    if (assumptions == null) {
      throw new Rejected(Fault.MALFORMED, "There is no body; {} asks with every default.");
    }
    var run = powers.ask(slug, assumptions);
    audit.record("power-asked", slug);
    return Response.created(URI.create("studies/" + slug + "/power/" + run.id()))
        .entity(run)
        .build();
  }

  @GET
  @Path("latest")
  @Operation(summary = "The newest answer in one line")
  public PowerSummary latest(@PathParam("slug") String slug) {
    return powers
        .latest(slug)
        .map(PowerSummary::of)
        .orElseThrow(
            () -> new Rejected(Fault.NOT_FOUND, "Power was never computed for this study."));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A question with its points so far and its answer")
  public PowerRun show(@PathParam("slug") String slug, @PathParam("id") String id) {
    return powers.show(slug, id);
  }

  @POST
  @Path("{id}/cancellation")
  @Operation(summary = "Stop a simulation; its points stay, and are no answer")
  public PowerRun cancel(@PathParam("slug") String slug, @PathParam("id") String id) {
    var run = powers.cancel(slug, id);
    audit.record("power-cancelled", slug);
    return run;
  }
}
