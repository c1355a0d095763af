package groundwork.study.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.Instruments;
import groundwork.study.entity.InstrumentShown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The library of scales. */
@Researcher
@ApplicationScoped
@Path("instruments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "instruments", description = "Published scales: items, scoring keys, licences")
public class InstrumentsResource {
  @GET
  @Operation(summary = "Every scale with its items, scoring key, reference and translations")
  public List<InstrumentShown> all() {
    return Instruments.all().stream().map(InstrumentShown::of).toList();
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One scale")
  public InstrumentShown one(@PathParam("id") String id) {
    return Instruments.byId(id)
        .map(InstrumentShown::of)
        .orElseThrow(() -> new Rejected(Fault.NOT_FOUND, "There is no instrument \"" + id + "\"."));
  }
}
