package groundwork.access.boundary;

import groundwork.Boundary;
import groundwork.access.control.Audit;
import groundwork.access.control.CurrentResearcher;
import groundwork.access.control.Sessions;
import groundwork.access.control.SignIn;
import groundwork.access.entity.Credentials;
import groundwork.access.entity.Secret;
import groundwork.access.entity.SignedIn;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
@Path("access")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access", description = "Accounts, sessions and tokens of researchers")
public class SessionResource {
  @Inject SignIn signIn;
  @Inject Sessions sessions;
  @Inject Audit audit;
  @Inject CurrentResearcher current;
  @Inject OwnOrigin origin;
  @Context ContainerRequestContext request;

  /** No transaction around the hashing: no connection waits for it. */
  @POST
  @Path("session")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional(TxType.NOT_SUPPORTED)
  @Operation(summary = "Sign in; the answer sets the session cookie and tells the CSRF token")
  public Response signIn(Credentials credentials) {
    origin.require(request);
    var account = signIn.with(credentials.name(), credentials.password());
    SessionCookie.of(request).ifPresent(sessions::end);
    var cookie = sessions.begin(account);
    audit.recordOf(account.id(), account.name(), "signed-in", null);
    return Response.ok(new SignedIn(account.name(), cookie.csrf()))
        .cookie(SessionCookie.holding(cookie, origin.isSecure()))
        .build();
  }

  @GET
  @Path("session")
  @Researcher
  @Operation(summary = "Who is signed in")
  public SignedIn show() {
    var csrf = SessionCookie.of(request).filter(any -> current.hasSession()).map(Secret::csrf);
    return new SignedIn(current.name(), csrf.orElse(null));
  }

  @DELETE
  @Path("session")
  @Researcher
  @Operation(summary = "Sign out here")
  public Response signOut() {
    current.requireSession();
    SessionCookie.of(request).ifPresent(sessions::end);
    audit.record("signed-out", null);
    return cleared();
  }

  @DELETE
  @Path("sessions")
  @Researcher
  @Operation(summary = "Sign out everywhere: every session of this researcher ends")
  public Response signOutEverywhere() {
    sessions.endAll(current.requireSession());
    audit.record("signed-out-everywhere", null);
    return cleared();
  }

  private Response cleared() {
    return Response.noContent().cookie(SessionCookie.cleared(origin.isSecure())).build();
  }
}
