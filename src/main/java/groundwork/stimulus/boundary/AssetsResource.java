package groundwork.stimulus.boundary;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.StoredAsset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files by their SHA-256: what has that address never changes, so it may be kept for ever. */
@ApplicationScoped
@Path("assets/{sha256}")
@Tag(name = "stimuli")
public class AssetsResource {
  @Inject StimulusCatalog catalog;

  /**
   * A closed one is answered like one that does not exist: its being there is nobody's business.
   */
  @GET
  @Operation(summary = "A picture, sound or film of a stimulus, for anybody")
  public Response open(@PathParam("sha256") String sha256, @Context Request request) {
    var asset = asset(catalog, sha256);
    if (!asset.open()) {
      throw unknown(sha256);
    }
    return answer(asset, request, "public");
  }

  static StoredAsset asset(StimulusCatalog catalog, String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw unknown(sha256);
    }
    return catalog.asset(new ContentHash(sha256));
  }

  private static Rejected unknown(String sha256) {
    return new Rejected(Fault.NOT_FOUND, "There is no asset " + sha256 + ".");
  }

  static Response answer(StoredAsset asset, Request request, String whose) {
    var tag = new EntityTag(asset.sha256().hex());
    var unchanged = request.evaluatePreconditions(tag);
    var answer = unchanged == null ? Response.ok(asset.content(), asset.mediaType()) : unchanged;
    return answer
        .tag(tag)
        .header("Cache-Control", whose + ", max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
