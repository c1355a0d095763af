package groundwork.metric.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.SetMetric;
import groundwork.model.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every metric that a run may ask for. */
@Researcher
@ApplicationScoped
@Path("metrics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class MetricsResource {
  /**
   * A metric as it is without settings.
   *
   * @param whole whether it looks at all items at once
   */
  public record Offered(String id, boolean whole, Card card, List<Setting> settings) {}

  @GET
  @Operation(summary = "The catalogue: what each metric means, needs and can be told")
  public List<Offered> list() {
    return Metrics.kinds().stream()
        .map(
            kind -> {
              var metric = Metrics.of(kind.id(), Map.of());
              return new Offered(
                  kind.id(), metric instanceof SetMetric, metric.card(), kind.settings());
            })
        .toList();
  }
}
