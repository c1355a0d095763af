package groundwork.trial.boundary;

import de.siegmar.fastcsv.writer.CsvWriter;
import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.json.control.Require;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.trial.control.Invitations;
import groundwork.trial.control.Links;
import groundwork.trial.entity.Invitation;
import groundwork.trial.entity.RecruitmentShown;
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
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where participants come from, and personal links for people who are asked by name. */
@Boundary
@Researcher
@Path("studies") // as the room study has it
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recruitment", description = "Where participants come from, and how they go back")
public class RecruitmentResource {
  private static final int MOST_AT_ONCE = 1000;
  private static final int LONGEST_LABEL = 200;

  @Inject Invitations invitations;
  @Inject Links links;
  @Inject Audit audit;

  /**
   * @param labels one for each person
   */
  public record Wanted(List<String> labels) {
    public Wanted {
      Require.present(labels, "labels");
      if (labels.isEmpty() || labels.size() > MOST_AT_ONCE) {
        throw new IllegalArgumentException(
            "\"labels\" has %d members; 1 to %d are taken".formatted(labels.size(), MOST_AT_ONCE));
      }
      for (int i = 0; i < labels.size(); i++) {
        Require.text(labels.get(i), "labels/" + i, LONGEST_LABEL);
        if (labels.get(i).isBlank()) {
          throw new IllegalArgumentException(
              "\"labels/%d\" is blank; say who it is for".formatted(i));
        }
      }
      labels = List.copyOf(labels);
    }
  }

  @GET
  @Path("{slug}/recruitment")
  @Operation(summary = "Links, placeholders and codes for each source of participants")
  public RecruitmentShown sources(@PathParam("slug") String slug) {
    return links.of(slug);
  }

  @GET
  @Path("{slug}/invitations")
  @Operation(summary = "Invitations with how far each got, without their links")
  public List<Invitation> all(@PathParam("slug") String slug) {
    return invitations.of(slug);
  }

  /** For a spreadsheet. */
  @GET
  @Path("{slug}/invitations.csv")
  @Produces("text/csv;charset=UTF-8")
  @Operation(summary = "The same as a table")
  public String csv(@PathParam("slug") String slug) {
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("label", "state", "made_at", "last_seen_at", "revoked_at");
      for (var one : invitations.of(slug)) {
        csv.writeRecord(
            safe(one.label()),
            one.state().word(),
            text(one.createdAt()),
            text(one.lastSeen()),
            text(one.revokedAt()));
      }
    } catch (IOException impossible) { // into memory
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String text(Instant at) {
    return at == null ? "" : at.toString();
  }

  /** A label must not be a formula in a spreadsheet. */
  private static String safe(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  @POST
  @Path("{slug}/invitations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "A link for each person; the links are shown this once")
  public Response create(@PathParam("slug") String slug, Wanted wanted) {
    var made = invitations.create(slug, wanted.labels());
    audit.record("invitations-made", slug + " " + made.size());
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @POST
  @Path("{slug}/invitations/{invitation}/renewal")
  @Operation(summary = "Another link for the same person; the one before leads nowhere any more")
  public Invitation renew(
      @PathParam("slug") String slug, @PathParam("invitation") String invitation) {
    var renewed = invitations.renew(slug, id(invitation));
    audit.record("invitation-renewed", slug + " " + invitation);
    return renewed;
  }

  @DELETE
  @Path("{slug}/invitations/{invitation}")
  @Operation(summary = "Nobody comes in by this invitation any more")
  public void revoke(@PathParam("slug") String slug, @PathParam("invitation") String invitation) {
    invitations.revoke(slug, id(invitation));
    audit.record("invitation-revoked", slug + " " + invitation);
  }

  private static UUID id(String invitation) {
    try {
      return UUID.fromString(invitation);
    } catch (IllegalArgumentException nonsense) {
      throw new Rejected(Fault.NOT_FOUND, "There is no such invitation.");
    }
  }
}
