package groundwork.trial.control.task;

import java.util.List;

/** Answers to questions of yes or no. */
final class YesNo {
  static final List<String> ANSWERS = List.of("yes", "no");

  private YesNo() {}

  static String of(boolean holds) {
    return holds ? "yes" : "no";
  }
}
