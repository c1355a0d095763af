package groundwork.stimulus.control;

import groundwork.json.control.Json;
import groundwork.model.BagOfWords;
import groundwork.model.Checked;
import groundwork.model.Models;
import groundwork.model.OnnxOptions;
import groundwork.model.Predictor;
import groundwork.model.Tokenizer;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A model of a set, ready to be asked, and what turns content into its input.
 *
 * @param bag vocabulary of a text model; null for others
 * @param file content of a file of the set, by its name in the manifest
 */
public record SetModel(Predictor model, BagOfWords bag, Function<String, byte[]> file) {
  private static final Logger LOG = Logger.getLogger(SetModel.class.getName());

  /**
   * @param limit how long it may take for one question, where the runtime can be told
   */
  public static SetModel read(
      StimulusSet set, String id, Function<String, byte[]> file, Duration limit) {
    var card = set.model(id).orElseThrow(() -> new IllegalArgumentException("no model " + id));
    var options = OnnxOptions.of(card.file()).classes(card.output().classes()).limit(limit);
    var vocabulary = card.input().path("vocabulary");
    return new SetModel(
        Checked.of(id, Models.read(file.apply(card.file()), options)),
        vocabulary.isMissingNode() ? null : bag(file.apply(vocabulary.asString())),
        file);
  }

  private static BagOfWords bag(byte[] vocabulary) {
    var text = new String(vocabulary, StandardCharsets.UTF_8);
    return new BagOfWords(List.of(Json.read(text, String[].class)));
  }

  public double[] probabilities(double[] row) {
    return model.probabilities(new double[][] {row})[0];
  }

  public double[] row(List<String> tokens) {
    if (bag == null) {
      throw new IllegalArgumentException("this model reads no texts");
    }
    return bag.encode(tokens.stream().flatMap(one -> Tokenizer.words(one).stream()).toList());
  }

  public double[] row(Content.Image image) {
    return Pixels.values(image.file(), file.apply(image.file()), image.shape());
  }

  /** What it says of an instance. */
  Item.Output output(Content content) {
    double[] said =
        probabilities(
            switch (content) {
              case Content.Tabular table ->
                  table.values().stream().mapToDouble(Double::doubleValue).toArray();
              case Content.Text text -> row(text.tokens());
              case Content.Image image -> row(image);
            });
    var classes = model.classes();
    var scores = new LinkedHashMap<String, Double>();
    int best = 0;
    for (int i = 0; i < said.length; i++) {
      scores.put(classes.get(i), said[i]);
      best = said[i] > said[best] ? i : best;
    }
    return new Item.Output(classes.get(best), scores);
  }

  /** Whoever asks it at this moment is refused, and may ask again: it is then read anew. */
  void close() {
    if (model instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception stuck) {
        LOG.log(Level.WARNING, "a model could not be closed", stuck);
      }
    }
  }
}
