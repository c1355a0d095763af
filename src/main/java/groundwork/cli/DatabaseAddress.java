package groundwork.cli;

/** Somebody else's PostgreSQL: nothing to start or stop. */
class DatabaseAddress {
  final String url;
  final String user;
  final String password;

  DatabaseAddress(String url, String user, String password) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalStateException(
          "--db-url is \"" + url + "\"; it must begin with jdbc:postgresql://");
    }
    this.url = url;
    this.user = user == null ? "" : user;
    this.password = password == null ? "" : password;
  }

  void start() throws java.io.IOException {}

  void stop() {}
}
