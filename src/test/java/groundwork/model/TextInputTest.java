package groundwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextInputTest {
  static final BagOfWords BAG = new BagOfWords(List.of("food", "good", "not", "not good", "the"));

  /** Probability of the second class: which terms there are, read as a binary number. */
  static final Predictor READER =
      new Predictor() {
        @Override
        public int inputs() {
          return BAG.size();
        }

        @Override
        public List<String> classes() {
          return List.of("no", "yes");
        }

        @Override
        public double[][] probabilities(double[][] batch) {
          return Arrays.stream(batch)
              .map(row -> (row[0] + 2 * row[1] + 4 * row[2] + 8 * row[3] + 16 * row[4]) / 32)
              .map(p -> new double[] {1 - p, p})
              .toArray(double[][]::new);
        }
      };

  @Test
  void tokens_are_what_stands_between_blanks() {
    assertThat(Tokenizer.tokens("  The food,\u00a0well... was slow-moving!!\n"))
        .containsExactly("The", "food,", "well...", "was", "slow-moving!!");
    assertThat(Tokenizer.tokens(" ")).isEmpty();
  }

  @Test
  void words_are_lower_case_runs_of_letters_and_digits() {
    assertThat(Tokenizer.words("slow-moving!!")).containsExactly("slow", "moving");
    assertThat(Tokenizer.words("Don\u2019t")).containsExactly("don't");
    assertThat(Tokenizer.words("'film'")).containsExactly("film");
    assertThat(Tokenizer.words("...")).isEmpty();
  }

  @Test
  void a_term_is_there_or_not_however_often() {
    assertThat(BAG.encode(List.of("the", "food", "the", "wine"))).containsExactly(1, 0, 0, 0, 1);
    assertThat(BAG.encode(List.of("not", "good"))).containsExactly(0, 1, 1, 1, 0);
  }

  @Test
  void what_is_taken_out_leaves_a_gap() {
    assertThat(BAG.encode(Arrays.asList("not", null, "good"))).containsExactly(0, 1, 1, 0, 0);
  }

  @Test
  void a_vocabulary_has_every_term_once() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BagOfWords(List.of("a", "b", "a")));
  }

  @Test
  void presence_of_all_words_is_the_text_itself() {
    var presence = presence("The food was not good");
    assertThat(presence.words()).containsExactly("the", "food", "not", "good");
    assertThat(presence.probabilities(new double[][] {presence.whole()})[0][1])
        .isEqualTo(31 / 32.0);
  }

  @Test
  void a_word_taken_out_takes_its_pairs_along_and_makes_no_new_ones() {
    var presence = presence("not very good the");
    assertThat(presence.words()).containsExactly("not", "good", "the");
    double[][] read = presence.probabilities(new double[][] {{1, 1, 1}, {0, 1, 1}, {0, 0, 0}});
    assertThat(Arrays.stream(read).mapToDouble(p -> p[1] * 32)).containsExactly(22.0, 18.0, 0.0);
  }

  @Test
  void every_occurrence_goes_at_once_and_gets_an_equal_share() {
    var presence = presence("The food, the wine: the-food!");
    assertThat(presence.words()).containsExactly("the", "food");
    assertThat(presence.perToken(new double[] {0.3, 0.5}))
        .containsExactly(new double[] {0.1, 0.25, 0.1, 0, 0.35}, within(1e-15));
  }

  @Test
  void unknown_words_get_exactly_nothing() {
    assertThat(presence("what wine !").perToken(new double[0])).containsExactly(0, 0, 0);
  }

  @Test
  void logits_are_handed_on_where_the_model_has_some() {
    var model = NetworkTest.mlp(Network.Activation.RELU, Link.SOFTMAX, 5, 3, 2);
    var presence = new WordPresence(model, BAG, Tokenizer.tokens("not good"));
    assertThat(presence.hasLogits()).isTrue();
    assertThat(presence.logits(new double[][] {{1, 0}}))
        .isDeepEqualTo(model.logits(new double[][] {BAG.encode(List.of("not"))}));
    assertThat(presence("not").hasLogits()).isFalse();
  }

  private static WordPresence presence(String text) {
    return new WordPresence(READER, BAG, Tokenizer.tokens(text));
  }
}
