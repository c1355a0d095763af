package groundwork.trial.boundary;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** From which address a request comes; never stored. */
final class Caller {
  private static final String LITERAL = "[0-9a-fA-F:.]+";

  private Caller() {}

  /**
   * @return what a proxy in front says where the request comes through one; null for a request from
   *     this machine itself
   */
  static String of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
  }

  static String of(String remote, String forwarded) {
    if (remote == null || !isNear(remote)) {
      return remote;
    }
    if (forwarded != null && !forwarded.isBlank()) {
      return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
    return isLocal(remote) ? null : remote;
  }

  /** Only who is in the same network can be our proxy; others could write what they like. */
  private static boolean isNear(String address) {
    var parsed = parsed(address);
    return parsed != null && (parsed.isLoopbackAddress() || parsed.isSiteLocalAddress());
  }

  private static boolean isLocal(String address) {
    var parsed = parsed(address);
    return parsed != null && parsed.isLoopbackAddress();
  }

  private static InetAddress parsed(String address) {
    try {
      return address.matches(LITERAL) ? InetAddress.getByName(address) : null;
    } catch (UnknownHostException noAddress) {
      return null;
    }
  }
}
