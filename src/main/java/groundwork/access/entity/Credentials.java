package groundwork.access.entity;

import groundwork.json.control.Require;

/** What signs a researcher in. */
public record Credentials(String name, String password) {
  static final int LONGEST_NAME = 100;

  public Credentials {
    Require.text(name, "name", LONGEST_NAME);
    Require.text(password, "password", 1000); // the rule proper is PasswordRule's, with a finding
  }

  @Override
  public String toString() {
    return "Credentials[…]";
  }
}
