package groundwork.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tried out before anything starts, since the server says it late and at length. */
record ListeningAddress(String host, int port) {
  /** What this machine itself asks. */
  String reachable() {
    return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
  }

  void requireFree() {
    if (port < 1 || port > 65535) {
      throw new IllegalStateException("--port is " + port + "; a port lies in 1 to 65535");
    }
    tryOut(host);
    tryOut(reachable());
  }

  private void tryOut(String name) {
    var address = new InetSocketAddress(name, port);
    if (address.isUnresolved()) {
      throw new IllegalStateException("--host is \"" + name + "\", which no machine is called");
    }
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(address);
    } catch (IOException refused) {
      var why = String.valueOf(refused.getMessage());
      if (why.contains("ssign requested address")) {
        throw new IllegalStateException(
            "--host is \"" + name + "\", which is no address of this machine", refused);
      }
      if (why.contains("ermission denied")) {
        throw new IllegalStateException(
            "this user may not listen on port " + port + "; choose one above 1023 with --port",
            refused);
      }
      throw new IllegalStateException(
          "port " + port + " is in use; stop what uses it or choose another with --port", refused);
    }
  }
}
