package groundwork.pages.control;

/** Where each kind of page may take its parts from, and what may be done with it. */
public enum ContentPolicy {
  /** Participants' pages, and everything that is not named below. */
  PARTICIPANT(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " media-src 'self' data: blob:;"
          + " frame-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'"),
  /** A participants' page that a researcher looks at, framed by the researchers' pages. */
  PREVIEWED(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " media-src 'self' data: blob:;"
          + " frame-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'"),
  /**
   * A page of somebody else's making, alone in a frame: its scripts run, but it is of no origin,
   * and reaches neither the page around it nor the network.
   */
  FRAMED(
      "sandbox allow-scripts allow-forms; default-src 'none'; script-src 'unsafe-inline';"
          + " style-src 'unsafe-inline'; img-src data: blob:; media-src data: blob:;"
          + " font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"),
  /**
   * A participants' page inside the frame of Mechanical Turk, of a study that recruits there; it
   * hands in by a form.
   */
  IN_MTURK(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " media-src 'self' data: blob:;"
          + " frame-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action https://www.mturk.com https://workersandbox.mturk.com;"
          + " frame-ancestors https://*.mturk.com"),
  /** Charts set styles on their elements and are saved as images. */
  RESEARCHER(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self';"
          + " frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'"),
  /** Answers for programs: nothing in them is ever a page. */
  DATA("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

  public final String header;

  ContentPolicy(String header) {
    this.header = header;
  }

  /**
   * @param query what stands behind the path, or null
   */
  public static ContentPolicy of(String path, String query) {
    boolean previewed =
        path.startsWith("/take/")
            && query != null
            && (query.startsWith("preview=") || query.contains("&preview="));
    return previewed ? PREVIEWED : of(path);
  }

  public static ContentPolicy of(String path) {
    if (path.startsWith("/api/frames/") || path.startsWith("/ui/tasks/")) {
      return FRAMED;
    }
    if (path.equals("/ui/take/stage.html")) {
      return PREVIEWED;
    }
    if (path.equals("/api") || path.startsWith("/api/")) {
      return DATA;
    }
    return path.startsWith("/admin") || path.startsWith("/ui/admin/") ? RESEARCHER : PARTICIPANT;
  }
}
