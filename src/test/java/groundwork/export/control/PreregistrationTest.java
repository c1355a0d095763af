package groundwork.export.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.export.entity.Registration;
import groundwork.export.entity.RegistrationForm;
import groundwork.json.control.Json;
import groundwork.study.TinyStudy;
import groundwork.study.control.Taxonomies;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreregistrationTest {
  @Test
  void every_question_of_aspredicted_is_answered_in_its_order() {
    var text = text(RegistrationForm.ASPREDICTED, 0);
    assertThat(
            text.lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3, 5)))
        .containsExactly("1)", "2)", "3)", "4)", "5)", "6)", "7)", "8)", "9)");
    assertThat(text).contains("No, no data have been collected").contains("Does it help?");
  }

  @Test
  void the_long_form_says_design_plan_and_hash() {
    var text = text(RegistrationForm.OSF, 0);
    assertThat(text)
        .contains(
            "glmm, family `binomial`, formula `correct_vs_truth ~ factor_method + (1 | participant)`")
        .contains("Arm \"lime\" (explanation: lime, the model's output is offered).")
        .contains("fewest completed runs and live places")
        .contains("1 items of each combination of truth x predicted")
        .contains("ffff");
  }

  @Test
  void what_the_study_does_not_say_is_open_and_not_made_up() {
    assertThat(text(RegistrationForm.OSF, 0))
        .contains("[Not said in the study; write it here: the hypotheses, one by one]")
        .contains("[Not said in the study; write it here: when data collection stops]");
  }

  @Test
  void data_that_were_collected_before_are_owned_up_to() {
    assertThat(text(RegistrationForm.ASPREDICTED, 12)).contains("Yes: 12 people");
  }

  private static String text(RegistrationForm form, int collected) {
    var reading = TinyStudy.read(TinyStudy.files());
    return Preregistration.of(
        new Registration(
            reading.required(),
            reading.plan().orElseGet(Json.MAPPER::createObjectNode),
            Map.of("plain", 5, "lime", 5),
            Taxonomies.newest(),
            "f".repeat(64),
            collected),
        form);
  }
}
