package groundwork.pages.control;

/** Where each kind of page may take its parts from, and what may be done with it. */
public enum ContentPolicy {
  /** Participants' pages, and everything that is not named below. */
  PARTICIPANT(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'"),
  /** Charts set styles on their elements and are saved as images. */
  RESEARCHER(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self';"
          + " manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
  /** Answers for programs: nothing in them is ever a page. */
  DATA("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

  public final String header;

  ContentPolicy(String header) {
    this.header = header;
  }

  public static ContentPolicy of(String path) {
    if (path.equals("/api") || path.startsWith("/api/")) {
      return DATA;
    }
    return path.startsWith("/admin") || path.startsWith("/ui/admin/") ? RESEARCHER : PARTICIPANT;
  }
}
