package groundwork.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.analysis.entity.Analysed;
import groundwork.document.control.DocumentReader;
import groundwork.document.entity.Document;
import groundwork.plan.control.PlanReader;
import groundwork.problem.entity.Finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The plans of the studies that ship run on tables of the form that the studies give. */
class ShippedPlansTest {
  private static Document plan(String study) throws IOException {
    var text = Files.readString(Path.of("studies", study, "plan.yaml"));
    return DocumentReader.read("plan.yaml", text, 1 << 20, wrong -> {}).orElseThrow();
  }

  private static Analysed run(String study, String csv) throws IOException {
    var document = plan(study);
    var plan = PlanReader.read(document);
    var bytes = csv.getBytes(StandardCharsets.UTF_8);
    var table =
        TidyTable.read("data.csv", () -> new ByteArrayInputStream(bytes), plan.data().factors());
    assertThat(DataRules.check(document, plan, table.table()))
        .filteredOn(one -> one.severity() == Severity.ERROR)
        .isEmpty();
    var analysed = PlanRun.of(plan, table);
    assertThat(analysed.analyses())
        .allSatisfy(
            finding ->
                assertThat(finding.warnings())
                    .as(finding.id())
                    .noneMatch(one -> one.code().startsWith("not-")));
    return analysed;
  }

  /** Answers drawn for people of each arm; the better the arm, the more are right. */
  @Test
  void decisions_with_and_without_advice() throws IOException {
    var random = new Random(1);
    var csv =
        new StringBuilder(
            "participant,factor_support,phase,stage,item,truth,model_output,model_correct,response,"
                + "initial,advice,final,correct_vs_model,correct_vs_truth,confidence,rt_ms,excluded\n");
    var arms = new String[] {"alone", "advice", "explained"};
    for (int person = 0; person < 36; person++) {
      for (int item = 0; item < 8; item++) {
        var truth = item % 2 == 0 ? "good" : "bad";
        var output = item % 4 == 3 ? "good" : truth;
        boolean alone = person % 3 == 0;
        var first = random.nextDouble() < 0.6 ? truth : truth.equals("good") ? "bad" : "good";
        var last = random.nextDouble() < 0.5 ? output : first;
        for (var stage : alone ? new String[] {"initial"} : new String[] {"initial", "final"}) {
          boolean end = stage.equals("final");
          var said = end ? last : first;
          csv.append(
              "p%d,%s,main,%s,i%d,%s,%s,%s,%s,%s,%s,%s,%s,%s,%d,%d,FALSE\n"
                  .formatted(
                      person,
                      arms[person % 3],
                      stage,
                      item,
                      truth,
                      output,
                      truth.equals(output) ? "TRUE" : "FALSE",
                      said,
                      end ? first : "NA",
                      end ? output : "NA",
                      end || alone ? said : "NA",
                      said.equals(output) ? "TRUE" : "FALSE",
                      said.equals(truth) ? "TRUE" : "FALSE",
                      1 + random.nextInt(5),
                      400 + random.nextInt(9000)));
        }
      }
    }
    var found = run("credit-decision", csv.toString());
    assertThat(found.data().excluded()).containsKey("too-fast");
    assertThat(found.analyses()).extracting(one -> one.kind()).contains("glmm", "reliance", "lmm");
  }

  @Test
  void simulation_before_and_after_explanations() throws IOException {
    var random = new Random(2);
    var csv =
        new StringBuilder(
            "participant,factor_method,phase,stage,item,truth,model_output,response,correct_vs_model,"
                + "confidence,rt_ms,excluded,ess_1,ess_2,ess_3,ess_4,ess_5,ess_6,ess_7,ess_8\n");
    var arms = new String[] {"none", "lime", "shap", "placebo"};
    for (int person = 0; person < 40; person++) {
      for (var phase : new String[] {"pre", "learn", "post"}) {
        for (int item = 0; item < 6; item++) {
          double right = 0.55 + (phase.equals("post") ? 0.05 * (person % 4) : 0);
          var output = item % 2 == 0 ? "positive" : "negative";
          csv.append(
              "p%d,%s,%s,NA,%s%d,%s,%s,%s,%s,%d,%d,FALSE,NA,NA,NA,NA,NA,NA,NA,NA\n"
                  .formatted(
                      person,
                      arms[person % 4],
                      phase,
                      phase,
                      item,
                      item % 3 == 0 ? "positive" : "negative",
                      output,
                      output,
                      random.nextDouble() < right ? "TRUE" : "FALSE",
                      1 + random.nextInt(5),
                      350 + random.nextInt(8000)));
        }
      }
      csv.append("p%d,%s,NA,NA,NA,NA,NA,NA,NA,NA,5000,FALSE".formatted(person, arms[person % 4]));
      int mood = random.nextInt(3);
      for (int item = 0; item < 8; item++) {
        csv.append(',').append(1 + mood + random.nextInt(3));
      }
      csv.append('\n');
    }
    var found = run("sentiment-forward-simulation", csv.toString());
    assertThat(found.analyses()).extracting(one -> one.kind()).contains("simulatability");
  }

  @Test
  void scores_of_metrics_without_people() throws IOException {
    var random = new Random(3);
    var csv = new StringBuilder("model,method,metric,item,target,score\n");
    for (var metric : new String[] {"comprehensiveness", "sufficiency"}) {
      for (var method : new String[] {"lime", "shap", "random"}) {
        for (int item = 0; item < 15; item++) {
          csv.append(
              "boosted-trees,%s,%s,i%d,good,%s\n"
                  .formatted(
                      method,
                      metric,
                      item,
                      random.nextDouble() + (method.equals("random") ? 0 : 0.3)));
        }
      }
    }
    var found = run("credit-proxies", csv.toString());
    assertThat(found.analyses().getFirst().tests()).isNotEmpty();
  }
}
