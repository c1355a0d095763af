package groundwork.export.control;

import groundwork.export.entity.Column;
import groundwork.export.entity.Scope;
import groundwork.export.entity.Table;
import groundwork.json.control.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what every column means, from the same declarations that write it. */
final class Codebook {
  private record Line(Table<?> table, Column<?> column) {}

  private Codebook() {}

  static Table<?> table() {
    return TABLE;
  }

  private static final Table<Line> TABLE =
      new Table<>(
          "data/codebook.csv",
          "Codebook",
          "One row per column of every table.",
          List.of("table", "column"),
          List.of(
              Column.text("table", "Path of the table", line -> line.table().path()),
              Column.text("column", "Name of the column", line -> line.column().name()),
              Column.text("label", "What it means", line -> line.column().label()),
              Column.text("type", "Type", line -> line.column().type().word),
              Column.text("unit", "Unit", line -> line.column().unit()),
              Column.text("levels", "Values it may have", line -> levels(line.column())),
              Column.text("missing", "How a missing value is written", line -> "unquoted NA")));

  private static String levels(Column<?> column) {
    return column.levels().isEmpty() ? null : String.join("; ", column.levels());
  }

  static void csv(List<Table<?>> tables, java.io.OutputStream out) {
    var csv = new Csv<>(TABLE, out);
    for (var table : tables) {
      for (var column : table.columns()) {
        csv.write(new Line(table, column));
      }
    }
    csv.flush();
  }

  static String json(List<Table<?>> tables) {
    var all = new ArrayList<Object>();
    for (var table : tables) {
      var members = new LinkedHashMap<String, Object>();
      members.put("path", table.path());
      members.put("title", table.title());
      members.put("description", table.description());
      members.put("key", table.key());
      members.put("missing", List.of(Column.MISSING));
      members.put("columns", table.columns().stream().map(Codebook::described).toList());
      all.add(members);
    }
    return pretty(Map.of("tables", all));
  }

  private static Map<String, Object> described(Column<?> column) {
    var members = new LinkedHashMap<String, Object>();
    members.put("name", column.name());
    members.put("label", column.label());
    members.put("type", column.type().word);
    members.put("unit", column.unit());
    members.put("levels", column.levels());
    return members;
  }

  /** A data package (Frictionless, version 1) over the tables that were written. */
  static String dataPackage(Scope scope, List<Table<?>> tables, List<Archive.Entry> written) {
    var resources = new ArrayList<Object>();
    for (var table : tables) {
      var entry =
          written.stream().filter(one -> one.path().equals(table.path())).findFirst().orElseThrow();
      var resource = new LinkedHashMap<String, Object>();
      resource.put("name", table.name());
      resource.put("title", table.title());
      resource.put("path", table.path());
      resource.put("profile", "tabular-data-resource");
      resource.put("format", "csv");
      resource.put("mediatype", "text/csv");
      resource.put("encoding", "utf-8");
      resource.put("bytes", entry.bytes());
      resource.put("hash", "sha256:" + entry.sha256());
      resource.put("schema", schema(table));
      resources.add(resource);
    }
    var members = new LinkedHashMap<String, Object>();
    members.put("profile", "tabular-data-package");
    members.put("name", scope.slug());
    members.put("title", scope.title());
    members.put("resources", resources);
    return pretty(members);
  }

  private static Map<String, Object> schema(Table<?> table) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("fields", table.columns().stream().map(Codebook::field).toList());
    schema.put("missingValues", List.of(Column.MISSING));
    return schema;
  }

  private static Map<String, Object> field(Column<?> column) {
    var field = new LinkedHashMap<String, Object>();
    field.put("name", column.name());
    field.put("title", column.label());
    field.put("type", column.type().word);
    switch (column.type()) {
      case YES_NO -> {
        field.put("trueValues", List.of("TRUE"));
        field.put("falseValues", List.of("FALSE"));
      }
      case TIME -> field.put("format", "any");
      case TEXT -> {
        if (!column.levels().isEmpty()) {
          field.put("constraints", Map.of("enum", column.levels()));
        }
      }
      case WHOLE, NUMBER -> {}
    }
    return field;
  }

  static String pretty(Object value) {
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }
}
