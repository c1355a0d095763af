package groundwork.access.entity;

import groundwork.json.control.Require;

/** What makes the first researcher: the token of the printed link, a name and a password. */
public record FirstCredentials(String token, String name, String password) {
  public FirstCredentials {
    Require.text(token, "token", 100);
    Require.text(name, "name", Credentials.LONGEST_NAME);
    Require.text(password, "password", 1000);
    if (name.isBlank()) {
      throw new IllegalArgumentException("\"name\" is empty");
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("\"name\" holds a control character");
    }
  }

  @Override
  public String toString() {
    return "FirstCredentials[…]";
  }
}
