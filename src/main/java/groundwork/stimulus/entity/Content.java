package groundwork.stimulus.entity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** The instance itself, in the form of its modality. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Content.Tabular.class, name = "tabular"),
  @JsonSubTypes.Type(value = Content.Text.class, name = "text")
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
}
