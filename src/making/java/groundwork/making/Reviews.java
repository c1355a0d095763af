package groundwork.making;

import groundwork.assignment.control.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sentences of the set {@code sentiment} in six classes: what is reviewed (the site says it)
 * and whether the sentence praises it. The same rows are held out as there.
 *
 * @param classOf index of the class of each sentence
 */
record Reviews(Sentences sentences, int[] classOf, List<Integer> training, List<Integer> heldOut) {
  static final List<String> CLASSES =
      List.of(
          "film-negative",
          "film-positive",
          "restaurant-negative",
          "restaurant-positive",
          "product-negative",
          "product-positive");

  static final List<String> LABELS =
      List.of(
          "Film, negative",
          "Film, positive",
          "Restaurant, negative",
          "Restaurant, positive",
          "Product, negative",
          "Product, positive");

  private static final List<String> SITES = List.of("imdb", "yelp", "amazon");
  private static final int SHOWN = 10;
  private static final int EACH = 3;
  private static final int LEAST_KNOWN_WORDS = 3;

  static Reviews of(Sentences sentences) {
    var mixed = Split.mixed(sentences.positive(), MakeStimuli.SEED);
    int rows = (int) Math.round(mixed.size() * (1 - SentimentSet.HELD_OUT));
    int[] classes = sentences.all().stream().mapToInt(Reviews::classOf).toArray();
    return new Reviews(
        sentences, classes, mixed.subList(0, rows), mixed.subList(rows, mixed.size()));
  }

  private static int classOf(Sentences.Sentence sentence) {
    String site = sentence.origin().substring(0, sentence.origin().indexOf('.'));
    return 2 * SITES.indexOf(site) + (sentence.positive() ? 1 : 0);
  }

  ReviewNetwork network() {
    return ReviewNetwork.train(
        training.stream().map(sentences.all()::get).toList(),
        training.stream().mapToInt(row -> classOf[row]).toArray(),
        CLASSES);
  }

  /**
   * One sentence of the set.
   *
   * @param id {@code r-001}, {@code r-p1} of those for practice, {@code x-01} of those that stand
   *     in every figure and are never asked about
   */
  record Review(
      String id, int row, Sentences.Sentence sentence, int truth, double[] p, boolean practice) {
    /** Whether it stands in every figure with all that is known of it. */
    boolean stands() {
      return id.startsWith("x");
    }

    int predicted() {
      return FashionItems.best(p);
    }

    boolean isRight() {
      return predicted() == truth;
    }

    Map<String, Object> content() {
      return Description.of("type", "text", "tokens", sentence.tokens(), "text", sentence.text());
    }
  }

  /**
   * @param shown of each class so many, drawn by lot, right and wrong as they come: what the
   *     network says of them is seen in every figure, so they are never scored
   * @param items four to practise on, then of each class as many that the network gets right as
   *     wrong; never among those shown
   */
  record Chosen(List<Review> shown, List<Review> items) {
    Stream<Review> all() {
      return Stream.concat(items.stream(), shown.stream());
    }
  }

  Chosen chosen(ReviewNetwork network) {
    var candidates =
        heldOut.stream()
            .filter(sentences::canBeShown)
            .filter(row -> known(network, row) >= LEAST_KNOWN_WORDS)
            .toList();
    var shown = new ArrayList<Review>();
    var practice = new ArrayList<Review>();
    var asked = new ArrayList<Review>();
    Map<String, Integer> taken = new HashMap<>();
    for (int row : Draw.shuffled(candidates, Draw.of(MakeStimuli.SEED, "reviews"))) {
      var review = review("", row, network, false);
      String type = CLASSES.get(review.truth());
      String cell = type + (review.isRight() ? " right" : " wrong");
      if (taken.merge(type, 1, Integer::sum) <= SHOWN) {
        shown.add(review("x-%02d".formatted(shown.size() + 1), row, network, true));
      } else if (taken.getOrDefault("practice " + review.isRight(), 0) < 2
          && taken.merge("practice " + type, 1, Integer::sum) == 1) {
        taken.merge("practice " + review.isRight(), 1, Integer::sum);
        practice.add(review("r-p" + (practice.size() + 1), row, network, true));
      } else if (taken.merge(cell, 1, Integer::sum) <= EACH) {
        asked.add(review("r-%03d".formatted(asked.size() + 1), row, network, false));
      }
    }
    practice.addAll(asked);
    return new Chosen(shown, practice);
  }

  private Review review(String id, int row, ReviewNetwork network, boolean practice) {
    var sentence = sentences.all().get(row);
    return new Review(id, row, sentence, classOf[row], network.probabilities(sentence), practice);
  }

  private long known(ReviewNetwork network, int row) {
    return Arrays.stream(network.input(sentences.all().get(row))).filter(v -> v > 0).count();
  }
}
