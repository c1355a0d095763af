package groundwork.study.entity;

import groundwork.json.control.Require;
import java.util.Map;

/** A study's files as JSON: name to text. */
public record WrittenFiles(Map<String, String> files) {
  public WrittenFiles {
    Require.present(files, "files");
    files.forEach((name, text) -> Require.present(text, name));
  }
}
