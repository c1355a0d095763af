package groundwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CheckedTest {
  private record Own(UnaryOperator<double[][]> answers) implements Predictor {
    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public List<String> classes() {
      return List.of("no", "yes");
    }

    @Override
    public double[][] probabilities(double[][] batch) {
      return answers.apply(batch);
    }
  }

  private static final double[][] ROWS = {{0}, {1}, {2}};

  private static void refused(UnaryOperator<double[][]> answers, String message) {
    var checked = Checked.of("theirs", new Own(answers));
    assertThatThrownBy(() -> checked.probabilities(ROWS))
        .isInstanceOf(ModelFailed.class)
        .hasMessageContaining(message);
  }

  @Test
  void wrong_answers_are_told_with_model_row_and_index() {
    refused(rows -> null, "theirs gave no answers for 3 rows");
    refused(rows -> new double[2][2], "theirs gave 2 answers for 3 rows");
    refused(rows -> new double[][] {{1, 0}, {1, 0}, {1}}, "theirs gave 1 values for row 2");
    refused(rows -> new double[][] {{1, 0}, null, {1, 0}}, "theirs gave no values for row 1");
    refused(
        rows -> new double[][] {{1, 0}, {0, Double.NaN}, {1, 0}},
        "theirs gave NaN as value 1 of row 1");
    refused(
        rows -> new double[][] {{1, 0}, {1, 0}, {2, -1}},
        "theirs gave the probability -1.0 as value 1 of row 2");
    refused(rows -> new double[][] {{1, 0}, {0.5, 0.6}, {1, 0}}, "add up to 1.1 for row 1");
  }

  @Test
  void what_a_model_throws_is_told_with_the_row_that_it_cannot_answer() {
    refused(
        rows -> {
          double[][] p = new double[rows.length][];
          for (int r = 0; r < p.length; r++) {
            p[r] = rows[r][0] == 1 ? new double[(int) -rows[r][0]] : new double[] {1, 0};
          }
          return p;
        },
        "theirs failed at row 1: java.lang.NegativeArraySizeException");
    refused(
        rows -> {
          if (rows.length > 1) {
            throw new IndexOutOfBoundsException("too many");
          }
          return new double[][] {{1, 0}};
        },
        "theirs failed at one of the rows 0 to 2");
  }

  @Test
  void good_answers_and_everything_else_is_handed_on() {
    var network = NetworkTest.mlp(Network.Activation.RELU, Link.SOFTMAX, 4, 3, 2);
    var checked = Checked.of("mlp", network);
    double[][] x = NetworkTest.rows(5, 4, 1);
    assertThat(checked.probabilities(x)).isDeepEqualTo(network.probabilities(x));
    assertThat(checked.logits(x)).isDeepEqualTo(network.logits(x));
    assertThat(checked.layered()).contains(network);
    assertThat(checked.hasLogits()).isTrue();
    assertThat(Checked.of("again", checked)).isSameAs(checked);
    checked.close();
  }

  @Test
  void wrong_questions_are_the_askers_fault() {
    var checked = Checked.of("theirs", new Own(rows -> new double[rows.length][2]));
    assertThatThrownBy(() -> checked.probabilities(new double[][] {{1}, {1, 2}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 1 has 2 values, the model reads 1");
    assertThatThrownBy(() -> checked.logits(ROWS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("probabilities only");
  }
}
