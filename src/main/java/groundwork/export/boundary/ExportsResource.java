package groundwork.export.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.access.control.CurrentResearcher;
import groundwork.analysis.control.InterimLooks;
import groundwork.assignment.entity.Kinds;
import groundwork.export.control.Exports;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** No transaction around the request: the bundle is written after this method has returned. */
@RequestScoped
@Researcher
@Path("studies/{slug}/export.zip")
@Tag(name = "export", description = "A study in one file")
public class ExportsResource {
  @Inject Exports exports;
  @Inject Audit audit;
  @Inject InterimLooks looks;
  @Inject CurrentResearcher current;

  @GET
  @Produces("application/zip")
  @Operation(
      summary = "Data, codebook, definition, ledger and hashes; the same data give the same bytes")
  public Response export(
      @PathParam("slug") String slug,
      @QueryParam("simulated") @DefaultValue("false") boolean simulated,
      @QueryParam("kinds") String kinds) {
    var asked = Kinds.of(kinds, simulated);
    exports.require(slug);
    audit.record("study-exported", slug);
    looks.record(slug, "export", current.name(), false); // the data name the arms
    StreamingOutput bundle = out -> exports.write(slug, asked, out);
    return Response.ok(bundle)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + slug + ".zip\"")
        .build();
  }
}
