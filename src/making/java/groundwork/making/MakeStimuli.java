package groundwork.making;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The program: remakes every set in a folder from its {@code source} folders. */
public final class MakeStimuli {
  /** Of everything random in the sets: splits, subsamples, choice of items, explanations. */
  static final long SEED = 20261123;

  static final String DATE = "2026-11-23";

  private MakeStimuli() {}

  /**
   * @param arguments the folder with the sources, {@code stimuli} if there is none; and the folder
   *     to write to, the same if there is none
   */
  public static void main(String... arguments) throws IOException {
    Path from = Path.of(arguments.length > 0 ? arguments[0] : "stimuli");
    make(from, arguments.length > 1 ? Path.of(arguments[1]) : from);
  }

  static void make(Path from, Path to) throws IOException {
    Loans loans = Loans.read(from.resolve("credit/source"));
    CreditSet.make(loans, to.resolve("credit"));
    CreditForms.make(loans, to.resolve("credit-forms"));
    SentimentSet.make(from.resolve("sentiment"), to.resolve("sentiment"));
    ReviewSet.make(from.resolve("sentiment"), to.resolve("review-network"));
    Garments garments = Garments.read(from.resolve("fashion/source"));
    List<FashionModels.Trained> models = FashionModels.train(garments);
    FashionSet.make(garments, models, to.resolve("fashion"));
    FashionFigures.make(garments, models, to.resolve("fashion-figures"));
  }
}
