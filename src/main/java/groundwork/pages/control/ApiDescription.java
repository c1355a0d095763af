package groundwork.pages.control;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;

/**
 * Adds to the description of the API what holds for every operation: how to sign in, how it fails.
 */
public class ApiDescription implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getTags() != null) {
      api.setTags(
          api.getTags().stream()
              .collect(
                  java.util.stream.Collectors.toMap(
                      tag -> tag.getName(),
                      tag -> tag,
                      (one, other) -> one.getDescription() == null ? other : one,
                      java.util.TreeMap::new))
              .values()
              .stream()
              .toList());
    }
    if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
      api.getPaths().getPathItems().forEach(ApiDescription::complete);
    }
  }

  private static void complete(String path, PathItem item) {
    item.getOperations()
        .forEach(
            (method, operation) -> {
              var responses = operation.getResponses();
              if (responses == null) {
                responses = OASFactory.createAPIResponses();
                operation.setResponses(responses);
              }
              if (!responses.hasAPIResponse("default")) {
                responses.addAPIResponse("default", OASFactory.createAPIResponse().ref("Refusal"));
              }
              if (!isOpen(path, method) && operation.getSecurity() == null) {
                operation.setSecurity(
                    List.of(
                        OASFactory.createSecurityRequirement().addScheme("token"),
                        OASFactory.createSecurityRequirement().addScheme("session")));
              }
            });
  }

  private static boolean isOpen(String path, PathItem.HttpMethod method) {
    return path.startsWith("/api/take")
        || path.equals("/api/access/setup")
        || (path.equals("/api/access/session") && method == PathItem.HttpMethod.POST)
        || !path.startsWith("/api/");
  }
}
