package groundwork.export.control;

import static groundwork.export.entity.Column.number;
import static groundwork.export.entity.Column.text;

import groundwork.export.entity.Column;
import groundwork.export.entity.Observation;
import groundwork.export.entity.Version;
import groundwork.study.control.AnswerParts;
import groundwork.study.entity.AnswerPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A column for each thing that answers to a version's trials tell beside a choice. */
final class AnswerColumns {
  private AnswerColumns() {}

  /**
   * @param taken names that columns have already
   */
  static List<Column<Observation>> of(Version version, Set<String> taken) {
    var columns = new ArrayList<Column<Observation>>();
    if (version != null) {
      AnswerParts.of(version.definition(), taken, version.figures())
          .forEach((name, part) -> columns.add(column(name, part)));
    }
    return columns;
  }

  private static Column<Observation> column(String name, AnswerPart part) {
    return switch (part.kind()) {
      case NUMBER, SHARE ->
          number(name, part.label(), part.unit(), row -> (Double) row.parts().get(part.name()));
      case WORD, TEXT -> text(name, part.label(), row -> (String) row.parts().get(part.name()));
    };
  }
}
