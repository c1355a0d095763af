package groundwork.cli;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Drawn anew at each start.
 *
 * @param setupToken lets the first researcher set a name and password; worthless once one exists
 * @param commandToken lets the command line of this machine's owner talk to the server
 */
record LocalSecrets(String setupToken, String commandToken) {
  static final String COMMAND_TOKEN = "command-token";

  static LocalSecrets renewed(DataFolder folder) {
    var secrets = new LocalSecrets(random(), "gw_" + random());
    folder.writeSecret(COMMAND_TOKEN, secrets.commandToken());
    return secrets;
  }

  static String random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
