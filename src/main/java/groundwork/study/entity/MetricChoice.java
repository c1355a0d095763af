package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A functional metric with its parameters, written flat: {@code {id: comprehensiveness, k: 3}}.
 *
 * @param parameters everything beside the id, sorted by name
 */
public record MetricChoice(String id, Map<String, Object> parameters) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static MetricChoice of(Map<String, Object> members) {
    var parameters = new TreeMap<>(members);
    if (!(parameters.remove("id") instanceof String id)) {
      throw new IllegalArgumentException("a metric needs an \"id\"");
    }
    return new MetricChoice(id, parameters);
  }

  @JsonValue
  public Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("id", id);
    members.putAll(parameters);
    return members;
  }

  public int integer(String name, int otherwise) {
    return parameters.get(name) instanceof Number number ? number.intValue() : otherwise;
  }

  public double number(String name, double otherwise) {
    return parameters.get(name) instanceof Number number ? number.doubleValue() : otherwise;
  }
}
