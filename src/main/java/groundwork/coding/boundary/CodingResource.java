package groundwork.coding.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.access.control.CurrentResearcher;
import groundwork.assignment.entity.Kinds;
import groundwork.coding.control.CodingSheets;
import groundwork.coding.control.Codings;
import groundwork.coding.entity.CodingShown.Agreed;
import groundwork.coding.entity.CodingShown.Dispute;
import groundwork.coding.entity.CodingShown.Question;
import groundwork.coding.entity.CodingShown.Sheet;
import groundwork.coding.entity.Scheme;
import groundwork.json.control.Require;
import groundwork.study.control.OpenStudies;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Free answers are coded, blind to who wrote them and in which arm. */
@Boundary
@Researcher
@Path("studies/{slug}/coding")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "coding")
public class CodingResource {
  @Inject OpenStudies studies;
  @Inject CodingSheets sheets;
  @Inject Codings codings;
  @Inject CurrentResearcher current;
  @Inject Audit audit;

  /**
   * @param revision of the codes that were seen; 0 where there were none
   */
  public record SchemeWanted(Integer revision, Boolean exclusive, List<Scheme.Code> codes) {
    public SchemeWanted {
      Require.present(revision, "revision");
      Require.present(codes, "codes");
    }
  }

  /**
   * @param codes empty where none fits; null takes back what was said
   */
  public record CodesWanted(List<String> codes) {}

  /**
   * @param codes null takes back what was settled
   * @param before what was settled when it was looked at; null for nothing
   */
  public record SettledWanted(List<String> codes, List<String> before) {}

  @GET
  @Operation(summary = "Blocks whose answers are words, with how far their coding is")
  public List<Question> questions(
      @PathParam("slug") String slug, @QueryParam("kinds") String kinds) {
    return sheets.questions(studies.latest(slug), Kinds.of(kinds));
  }

  @GET
  @Path("{block}")
  @Operation(summary = "Codes, texts in this coder's own order, and what this coder said of them")
  public Sheet sheet(
      @PathParam("slug") String slug,
      @PathParam("block") String block,
      @QueryParam("kinds") String kinds) {
    return sheets.sheet(studies.latest(slug), block, Kinds.of(kinds), coder());
  }

  @PUT
  @Path("{block}/scheme")
  @Operation(summary = "Store the codes; codes in use stay")
  public Map<String, Integer> scheme(
      @PathParam("slug") String slug, @PathParam("block") String block, SchemeWanted wanted) {
    var version = studies.latest(slug);
    sheets.block(version, block);
    int revision =
        codings.store(
            version.study(),
            block,
            new Scheme(wanted.exclusive(), wanted.codes()),
            wanted.revision(),
            coder());
    audit.record("coding-scheme-stored", slug + " " + block + " revision " + revision);
    return Map.of("revision", revision);
  }

  @PUT
  @Path("{block}/texts/{key}")
  @Operation(summary = "Say which codes a text has")
  public void say(
      @PathParam("slug") String slug,
      @PathParam("block") String block,
      @PathParam("key") String key,
      CodesWanted wanted) {
    var version = studies.latest(slug);
    sheets.block(version, block);
    codings.say(version.study(), block, key, coder(), wanted.codes());
  }

  @GET
  @Path("{block}/disputes")
  @Operation(summary = "Texts of which coders say different things, those not settled first")
  public List<Dispute> disputes(
      @PathParam("slug") String slug,
      @PathParam("block") String block,
      @QueryParam("kinds") String kinds) {
    return sheets.disputes(studies.latest(slug), block, Kinds.of(kinds));
  }

  @PUT
  @Path("{block}/settled/{key}")
  @Operation(summary = "Settle which codes a text has where coders differ")
  public void settle(
      @PathParam("slug") String slug,
      @PathParam("block") String block,
      @PathParam("key") String key,
      SettledWanted wanted) {
    var version = studies.latest(slug);
    sheets.block(version, block);
    codings.settle(version.study(), block, key, wanted.codes(), wanted.before(), coder());
    audit.record("coding-settled", slug + " " + block + " " + key);
  }

  @GET
  @Path("{block}/agreement")
  @Operation(summary = "How well coders agree, code by code, and how alike people name things")
  public Agreed agreement(
      @PathParam("slug") String slug,
      @PathParam("block") String block,
      @QueryParam("kinds") String kinds) {
    return sheets.agreement(studies.latest(slug), block, Kinds.of(kinds));
  }

  private String coder() {
    return current.nameOr("command line");
  }
}
