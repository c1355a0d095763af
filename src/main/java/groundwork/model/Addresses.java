package groundwork.model;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses a server of ours may be sent to by somebody's URL: none that only it can reach.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, special
 *     addresses</a>
 */
final class Addresses {
  private Addresses() {}

  /**
   * @throws IllegalArgumentException if one of the host's addresses is not public
   * @throws UnknownHostException if it has none
   */
  static void requirePublic(String host) throws UnknownHostException {
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (!isPublic(address)) {
        throw new IllegalArgumentException(
            "%s leads to %s, which is not a public address; such addresses must be allowed expressly"
                .formatted(host, address.getHostAddress()));
      }
    }
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isPublic(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF);
    }
    int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    if ((first & 0xFE00) == 0xFC00 || first == 0x2001 && (second == 0 || second == 0xDB8)) {
      return false; // unique local, Teredo, documentation
    }
    if (first == 0x2002) { // 6to4: holds an address of version 4
      return isPublic(bytes[2] & 0xFF, bytes[3] & 0xFF, bytes[4] & 0xFF);
    }
    boolean translated = first == 0x64 && second == 0xFF9B;
    boolean compatible = Arrays.equals(Arrays.copyOf(bytes, 10), new byte[10]);
    if (translated || compatible) {
      return isPublic(bytes[12] & 0xFF, bytes[13] & 0xFF, bytes[14] & 0xFF);
    }
    return (first & 0xE000) == 0x2000; // what is given out so far
  }

  private static boolean isPublic(int a, int b, int c) {
    boolean special =
        a == 0
            || a == 10
            || a == 127
            || a >= 224
            || a == 100 && b >= 64 && b < 128
            || a == 169 && b == 254
            || a == 172 && b >= 16 && b < 32
            || a == 192 && b == 168
            || a == 192 && b == 0 && (c == 0 || c == 2)
            || a == 198 && (b == 18 || b == 19 || b == 51 && c == 100)
            || a == 203 && b == 0 && c == 113;
    return !special;
  }
}
