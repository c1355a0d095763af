package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Data;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs one analysis of a plan, written in JSON with single quotes, on a table of the tests. */
final class KindRuns {
  private KindRuns() {}

  static Analysis analysis(String json) {
    return new Analysis((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
  }

  static Table table(Data data) {
    var columns = new LinkedHashMap<String, Column>();
    data.header()
        .forEach(
            name ->
                columns.put(
                    name,
                    Column.of(data.text(name).stream().map(c -> c.isEmpty() ? null : c).toList())));
    return Table.of(columns);
  }

  static Finding run(String json, String resource) {
    return run(json, table(Data.resource(resource)));
  }

  /** With people and items under their usual names, where the table has them. */
  static Finding run(String json, Table table) {
    var analysis = analysis(json);
    var context =
        new Context(
            Optional.of("participant").filter(table::has),
            Optional.of("item").filter(table::has),
            table,
            1);
    return Kinds.of(analysis.kind()).orElseThrow().run(analysis, table, context);
  }

  static Descriptive descriptive(Finding finding, String measure, String... group) {
    var wanted = new LinkedHashMap<String, String>();
    for (int i = 0; i < group.length; i += 2) {
      wanted.put(group[i], group[i + 1]);
    }
    return finding.descriptives().stream()
        .filter(one -> one.measure().equals(measure) && one.group().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new AssertionError(measure + " of " + Map.copyOf(wanted)));
  }

  static double number(Descriptive one, String member) {
    return ((Number) one.values().get(member)).doubleValue();
  }
}
