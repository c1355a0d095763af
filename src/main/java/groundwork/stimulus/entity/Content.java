package groundwork.stimulus.entity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import groundwork.model.Shape;
import java.util.List;

/** The instance itself, in the form of its modality. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Content.Tabular.class, name = "tabular"),
  @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Content.Image.class, name = "image")
})
public sealed interface Content {
  /** How many values an explanation of this instance has. */
  int size();

  /** One value per feature, in the features' order. */
  record Tabular(List<Double> values) implements Content {
    public Tabular {
      values = List.copyOf(values);
    }

    @Override
    public int size() {
      return values.size();
    }
  }

  /**
   * @param tokens the words in order, as they are shown and explained
   * @param text the sentence as it was written
   */
  record Text(List<String> tokens, String text) implements Content {
    public Text {
      tokens = List.copyOf(tokens);
    }

    @Override
    public int size() {
      return tokens.size();
    }
  }

  /**
   * A picture; a model reads its values channel by channel, line by line, 0 to 1.
   *
   * @param file name of the picture in the set
   * @param alt what is to be seen, for those who do not see it; must not give the class away
   */
  record Image(String file, int channels, int height, int width, String alt) implements Content {
    public Shape shape() {
      return new Shape(channels, height, width);
    }

    @Override
    public int size() {
      return channels * height * width;
    }
  }
}
