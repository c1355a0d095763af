package groundwork.metric.boundary;

import groundwork.metric.control.ScoreReader;
import groundwork.metric.entity.ItemScores;
import groundwork.metric.entity.Run;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Which of a run's scores somebody wants to see. */
public class Page {
  @QueryParam("model")
  String model;

  @QueryParam("method")
  String method;

  @QueryParam("metric")
  String metric;

  @QueryParam("item")
  String item;

  @QueryParam("curves")
  @DefaultValue("false")
  boolean curves;

  @QueryParam("offset")
  @DefaultValue("0")
  int offset;

  @QueryParam("limit")
  @DefaultValue("500")
  int limit;

  ItemScores of(ScoreReader scores, Run run) {
    if (offset < 0 || limit < 1 || limit > ScoreReader.MOST) {
      throw new Rejected(
          Fault.INVALID,
          "offset is %d and limit %d; offset is at least 0 and limit from 1 to %d."
              .formatted(offset, limit, ScoreReader.MOST));
    }
    return scores.page(
        run.id(), new ScoreReader.Filter(model, method, metric, item, curves), offset, limit);
  }
}
