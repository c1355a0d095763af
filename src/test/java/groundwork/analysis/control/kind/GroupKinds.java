package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Data;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs a kind on reference data. */
final class GroupKinds {
  private GroupKinds() {}

  static Analysis analysis(String json) {
    return new Analysis((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
  }

  static Finding run(String json, Table table) {
    var analysis = analysis(json);
    return Kinds.of(analysis.kind()).orElseThrow().run(analysis, table, Context.of(table));
  }

  static Finding run(String json, Table table, String participant) {
    var analysis = analysis(json);
    return Kinds.of(analysis.kind())
        .orElseThrow()
        .run(analysis, table, new Context(Optional.of(participant), Optional.empty(), table, 1));
  }

  /** Factors in the order of appearance, as the reference values have it. */
  static Table table(String file) {
    var data = Data.resource(file);
    var columns = new LinkedHashMap<String, Column>();
    for (var name : data.header()) {
      var column = Column.of(data.text(name));
      columns.put(
          name,
          column instanceof Column.Factor
              ? Column.Factor.of(data.text(name), data.text(name).stream().distinct().toList())
              : column);
    }
    return Table.of(columns);
  }

  /** A contingency table as the rows that were counted. */
  static Table counted(String file, String column) {
    var data = Data.resource(file);
    var rows = new ArrayList<String>();
    var columns = new ArrayList<String>();
    for (var row : data.rows()) {
      for (int j = 1; j < row.length; j++) {
        for (int i = 0; i < Integer.parseInt(row[j]); i++) {
          rows.add(row[0]);
          columns.add(data.header().get(j));
        }
      }
    }
    List<String> levels = data.header().subList(1, data.header().size());
    return Table.of(
        Map.of(
            data.header().getFirst(),
            Column.Factor.of(rows, data.text(data.header().getFirst())),
            column,
            Column.Factor.of(columns, levels)));
  }
}
