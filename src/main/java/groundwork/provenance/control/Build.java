package groundwork.provenance.control;

import java.io.IOException;
import java.util.Properties;

/** Which code this is. */
public final class Build {
  public static final String RELEASE = "0.1.0";
  private static final String VERSION = read();

  private Build() {}

  /**
   * Release and commit, for example {@code 0.1.0+8d2328c6ee70}; "-dirty" where the tree had
   * uncommitted changes.
   */
  public static String version() {
    return VERSION;
  }

  private static String read() {
    var git = new Properties();
    try (var in = Build.class.getResourceAsStream("/git.properties")) {
      if (in == null) {
        return RELEASE; // built from a source archive
      }
      git.load(in);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    var commit = git.getProperty("git.commit.id.full", "");
    var dirty = "true".equals(git.getProperty("git.dirty")) ? "-dirty" : "";
    return commit.isEmpty() ? RELEASE : RELEASE + "+" + commit.substring(0, 12) + dirty;
  }
}
