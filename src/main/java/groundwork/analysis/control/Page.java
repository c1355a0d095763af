package groundwork.analysis.control;

import groundwork.analysis.entity.Grid;
import java.util.List;

/** Something a report is written on. Texts come as they are; escaping is the page's affair. */
interface Page {
  void title(String text);

  void section(String text);

  void subsection(String text);

  void paragraph(String text);

  /** Statistics as {@link Reported} writes them. */
  void sentences(List<String> sentences);

  void bullets(List<String> texts);

  void facts(List<Fact> facts);

  /**
   * A name with its value.
   *
   * @param code whether the value is a formula or a hash, to be shown letter by letter
   */
  record Fact(String name, String value, boolean code) {
    static Fact said(String name, String value) {
      return new Fact(name, value, false);
    }

    static Fact code(String name, String value) {
      return new Fact(name, value, true);
    }
  }

  void table(Grid grid);

  String done();
}
