package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A published scale: wording, response format, scoring key, and where it comes from. */
public record Instrument(
    String id,
    String version,
    String title,
    String locale,
    String intro,
    Reference reference,
    List<Item> items,
    Scale scale,
    Scoring scoring) {
  /** The article, and the licence under which the wording may be shown. */
  public record Reference(String citation, String doi, String licence) {}

  /**
   * @param reversed whether a high answer means little of what the scale measures
   */
  public record Item(String id, String text, Boolean reversed) {
    public Item {
      reversed = reversed != null && reversed;
    }
  }

  /** The answers, lowest first. */
  public record Scale(List<Option> options) {
    /** One answer and its words. */
    public record Option(Integer value, String label) {}

    public Scale {
      options = List.copyOf(options);
    }

    public int min() {
      return options.getFirst().value();
    }

    public int max() {
      return options.getLast().value();
    }
  }

  /** How items become one number. */
  public enum Scoring {
    @JsonProperty("mean")
    MEAN
  }

  public Instrument {
    items = List.copyOf(items);
  }
}
