package groundwork.analysis.control;

import groundwork.analysis.entity.Grid;
import java.util.List;
import java.util.Map;

/** Something a report is written on. Texts come as they are; escaping is the page's affair. */
interface Page {
  void title(String text);

  void section(String text);

  void subsection(String text);

  void paragraph(String text);

  /** Statistics as {@link Reported} writes them. */
  void sentences(List<String> sentences);

  void bullets(List<String> texts);

  /** Names with values that are codes: formulas, hashes, seeds. */
  void facts(Map<String, String> facts);

  void table(Grid grid);

  String done();
}
