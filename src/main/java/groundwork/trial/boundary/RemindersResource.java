package groundwork.trial.boundary;

import de.siegmar.fastcsv.writer.CsvWriter;
import groundwork.access.boundary.Researcher;
import groundwork.trial.control.Reminders;
import groundwork.trial.entity.Reminder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who is to be reminded of their next session. */
@Researcher
@ApplicationScoped
@Path("studies") // as the room study has it
public class RemindersResource {
  private static final List<String> COLUMNS =
      List.of(
          "participant",
          "kind",
          "session",
          "since",
          "opens_at",
          "closes_at",
          "state",
          "due",
          "next",
          "reminders");

  @Inject Reminders reminders;

  /**
   * @param identities true for the recruitment ids as well, which the audit log remembers
   */
  @GET
  @Path("{slug}/reminders")
  @Produces(MediaType.APPLICATION_JSON)
  public List<Reminder> reminders(
      @PathParam("slug") String slug,
      @QueryParam("identities") @DefaultValue("false") boolean identities) {
    return reminders.of(slug, identities);
  }

  /** The same for a spreadsheet or a mailing. */
  @GET
  @Path("{slug}/reminders.csv")
  @Produces("text/csv;charset=UTF-8")
  public String csv(
      @PathParam("slug") String slug,
      @QueryParam("identities") @DefaultValue("false") boolean identities) {
    var all = reminders.of(slug, identities);
    var parameters = new TreeSet<String>();
    if (identities) {
      all.forEach(one -> parameters.addAll(one.recruitment().keySet()));
    }
    var text = new StringWriter();
    try (var csv = CsvWriter.builder().build(text)) {
      var head = new ArrayList<>(COLUMNS);
      parameters.forEach(name -> head.add(safe(name)));
      csv.writeRecord(head);
      for (var one : all) {
        var cells = cells(one);
        parameters.forEach(name -> cells.add(safe(one.recruitment().getOrDefault(name, ""))));
        csv.writeRecord(cells);
      }
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static List<String> cells(Reminder one) {
    var cells = new ArrayList<String>();
    cells.add(one.participant());
    cells.add(one.kind());
    cells.add(one.session());
    for (var at : new Instant[] {one.since(), one.opensAt(), one.closesAt()}) {
      cells.add(text(at));
    }
    cells.add(one.state());
    cells.add(text(one.due()));
    cells.add(text(one.next()));
    cells.add(one.reminders().stream().map(Instant::toString).collect(Collectors.joining(" ")));
    return cells;
  }

  private static String text(Instant at) {
    return at == null ? "" : at.toString();
  }

  /** What anybody can put into a link must not be a formula in a spreadsheet. */
  private static String safe(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
