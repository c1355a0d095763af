package groundwork.access.boundary;

import groundwork.Boundary;
import groundwork.access.control.Audit;
import groundwork.access.control.CurrentResearcher;
import groundwork.access.control.Tokens;
import groundwork.access.entity.TokenShown;
import groundwork.access.entity.TokenWanted;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens are managed by people, in a session: a token that leaks cannot make another. */
@Boundary
@Researcher
@Path("access/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class TokensResource {
  @Inject Tokens tokens;
  @Inject Audit audit;
  @Inject CurrentResearcher current;

  @GET
  @Operation(summary = "Your tokens, without what they open")
  public List<TokenShown> list() {
    return tokens.ofResearcher(current.requireSession());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make a token; this answer alone shows it")
  public Response create(TokenWanted wanted) {
    var shown = tokens.create(current.requireSession(), wanted.label());
    audit.record("token-created", shown.label());
    return Response.status(Response.Status.CREATED).entity(shown).build();
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Revoke a token; it opens nothing from now on")
  public void revoke(@PathParam("id") String id) {
    tokens.revoke(current.requireSession(), uuid(id));
    audit.record("token-revoked", id);
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException nonsense) {
      throw new Rejected(Fault.NOT_FOUND, "You have no such token.");
    }
  }
}
