package groundwork.access;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.access.entity.PasswordRule;
import groundwork.problem.entity.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "marmot under the willow",
        "пароль длинный такой",
        "Tr0ub4dor&3xyz",
        "日本語の合言葉はとても長いです"
      })
  void takes_what_is_long_enough(String password) {
    assertThat(PasswordRule.findings("Ada", password)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "eleven char",
        "password1234",
        "Password!Password!",
        "Administrator1!",
        "aaaaaaaaaaaaaaaa",
        "123456789012",
        "Qwertyuiop123",
        "adaadaadaada",
        "Ada Lovelace 12"
      })
  void refuses_what_is_short_common_or_the_name(String password) {
    assertThat(PasswordRule.findings("Ada Lovelace", password))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.pointer()).isEqualTo("/password"));
  }

  @Test
  void says_every_broken_rule_at_once() {
    assertThat(PasswordRule.findings("ada", "ada"))
        .extracting(Finding::rule)
        .containsExactly(
            "A password has at least 12 characters; this one has 3.",
            "A password is not the name itself.");
  }

  @Test
  void counts_characters_not_code_units() {
    assertThat(PasswordRule.findings("ada", "🦊🐻🐼🐨🐯🦁")).hasSize(1);
    assertThat(List.of(PasswordRule.normal("e\u0301"))).containsExactly("é");
  }
}
