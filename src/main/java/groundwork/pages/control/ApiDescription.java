package groundwork.pages.control;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * Adds to the description of the API what holds for every operation: how to sign in, how it fails.
 */
public class ApiDescription implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getTags() != null) {
      api.setTags(List.copyOf(named(api.getTags()).values()));
    }
    if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
      api.getPaths().getPathItems().forEach(ApiDescription::complete);
    }
  }

  /** Several resources name the same tag; one of them says what it means. */
  private static Map<String, Tag> named(List<Tag> tags) {
    return tags.stream()
        .collect(
            Collectors.toMap(
                Tag::getName,
                tag -> tag,
                (one, other) -> one.getDescription() == null ? other : one,
                TreeMap::new));
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
              succeed(responses);
              responses.addAPIResponse("default", OASFactory.createAPIResponse().ref("Refusal"));
              if (!isOpen(path, method) && isEmpty(operation.getSecurity())) {
                operation.setSecurity(
                    List.of(
                        OASFactory.createSecurityRequirement().addScheme("token"),
                        OASFactory.createSecurityRequirement().addScheme("session")));
              }
            });
  }

  /** What a resource returns is found as "default"; it is what happens when nothing is refused. */
  private static void succeed(APIResponses responses) {
    var found = responses.getDefaultValue();
    if (found != null) {
      responses.removeAPIResponse("default");
      responses.addAPIResponse("200", found.description("Done"));
    }
  }

  private static boolean isEmpty(List<?> list) {
    return list == null || list.isEmpty();
  }

  private static boolean isOpen(String path, PathItem.HttpMethod method) {
    return path.startsWith("/api/take")
        || path.startsWith("/api/frames/")
        || path.equals("/api/access/setup")
        || (path.equals("/api/access/session") && method == PathItem.HttpMethod.POST)
        || !path.startsWith("/api/");
  }
}
