package groundwork.access.boundary;

import groundwork.Boundary;
import groundwork.access.control.Audit;
import groundwork.access.control.Sessions;
import groundwork.access.control.Setup;
import groundwork.access.entity.FirstCredentials;
import groundwork.access.entity.Secret;
import groundwork.access.entity.SetupState;
import groundwork.access.entity.SignedIn;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Boundary
@Path("access/setup")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class SetupResource {
  @Inject Setup setup;
  @Inject Sessions sessions;
  @Inject Audit audit;
  @Inject OwnOrigin origin;
  @Context ContainerRequestContext request;

  @GET
  @Operation(summary = "Whether the first researcher still has to set a name and password")
  public SetupState state() {
    return new SetupState(setup.needed());
  }

  /** Transactions are inside: no connection waits while the password is hashed. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional(TxType.NOT_SUPPORTED)
  @Operation(
      summary = "Create the first researcher, with the token of the printed link, and sign in")
  public Response create(FirstCredentials first) {
    origin.require(request);
    var account = setup.with(new Secret(first.token()), first.name(), first.password());
    var cookie = sessions.begin(account);
    audit.recordOf(account.id(), account.name(), "set-up", null);
    return Response.status(Response.Status.CREATED)
        .entity(new SignedIn(account.name(), cookie.csrf()))
        .cookie(SessionCookie.holding(cookie, origin.isSecure()))
        .build();
  }
}
