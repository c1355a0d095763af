package groundwork.trial.entity;

import groundwork.json.control.Json;
import groundwork.json.control.Require;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the browser sends to begin.
 *
 * @param key 32 random bytes as base64url, made and kept by the browser; the same key is the same
 *     participant
 * @param recruitment parameters of the link, for example {@code PROLIFIC_PID}
 * @param client device, viewport, language: nothing that identifies
 * @param locale language in which the study shall be shown; null for its own
 * @param preview a researcher's token from the admin page, or null
 * @param pilot the token of a pilot link, or null
 * @param invitation the token of a personal invitation, or null
 */
public record Enrolling(
    String key,
    Agreement consent,
    Map<String, String> recruitment,
    Client client,
    String locale,
    String preview,
    String pilot,
    String invitation) {
  /**
   * @param version of the consent text that was shown
   * @param given false where the participant declined
   */
  public record Agreement(String version, Boolean given) {
    public Agreement {
      Require.text(version, "consent.version", 64);
      Require.present(given, "consent.given");
    }
  }

  /** The device, as far as it matters for what was seen; whatever else is sent is refused. */
  public record Client(int[] viewport, String device, String locale) {
    public Client {
      if (viewport != null && viewport.length != 2) {
        throw new IllegalArgumentException("\"client.viewport\" is [width, height]");
      }
      short_(device, "client.device");
      short_(locale, "client.locale");
    }

    private static void short_(String text, String member) {
      if (text != null) {
        Require.text(text, member, 64);
      }
    }
  }

  public Enrolling {
    Require.present(key, "key");
    if (!key.matches("[A-Za-z0-9_-]{43}")) {
      throw new IllegalArgumentException(
          "\"key\" must be 32 random bytes as 43 base64url characters");
    }
    Require.present(consent, "consent");
    if (locale != null) {
      Require.text(locale, "locale", 64);
    }
    if (Stream.of(preview, pilot, invitation).filter(Objects::nonNull).count() > 1) {
      throw new IllegalArgumentException(
          "\"preview\", \"pilot\" and \"invitation\" exclude each other");
    }
    recruitment = recruitment == null ? Map.of() : Map.copyOf(recruitment);
    if (recruitment.size() > 20) {
      throw new IllegalArgumentException("\"recruitment\" has more than 20 members");
    }
    recruitment.forEach(
        (name, value) -> {
          Require.text(name, "recruitment (a name)", 64);
          Require.text(value, "recruitment." + name, 256);
        });
    client = client == null ? new Client(null, null, null) : client;
    if (Json.write(client).length() > 2000) {
      throw new IllegalArgumentException("\"client\" is too large");
    }
  }
}
