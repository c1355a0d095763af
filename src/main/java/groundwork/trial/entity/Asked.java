package groundwork.trial.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import groundwork.study.entity.Asks;
import java.util.List;

/**
 * Something that a trial asks besides, or instead of, a choice between options: what the page
 * draws, and what the answer is checked against. Holds nothing that the answer should not know.
 */
public sealed interface Asked {
  /** Member of the answer. */
  String name();

  /** How it is asked; the page has a module of that name. */
  @JsonProperty
  String form();

  /**
   * All of them in an order, the best first.
   *
   * @param options ids of what stands side by side
   */
  record Ranking(String name, List<String> options) implements Asked {
    public Ranking {
      options = List.copyOf(options);
    }

    @Override
    public String form() {
      return "ranking";
    }
  }

  /**
   * The best and the worst of them.
   *
   * @param options ids of what stands side by side
   */
  record Extremes(String name, List<String> options) implements Asked {
    public Extremes {
      options = List.copyOf(options);
    }

    @Override
    public String form() {
      return "extremes";
    }
  }

  /**
   * Any number of them, or none.
   *
   * @param options ids of what stands side by side
   */
  record Several(String name, List<String> options) implements Asked {
    public Several {
      options = List.copyOf(options);
    }

    @Override
    public String form() {
      return "several";
    }
  }

  /** Words of the participant's own. */
  record Text(String name, String label, boolean optional, int maxLength) implements Asked {
    @Override
    public String form() {
      return "text";
    }
  }

  /** Short names: {@code ["wheel", "something round"]}. */
  record Names(String name, String label, int least, int most, int maxLength) implements Asked {
    @Override
    public String form() {
      return "names";
    }
  }

  /**
   * How much: {@code {"value": 12.5}}, with a range {@code {"value": 12.5, "low": 10, "high": 20}}.
   *
   * @param unit null for none
   * @param decimals places after the point, at most
   * @param level how often the range should hold it, for example 0.9; null where none is asked for
   */
  record Number(
      String name, String label, String unit, double min, double max, int decimals, Double level)
      implements Asked {
    @Override
    public String form() {
      return "number";
    }
  }

  /** Statements, scales and sliders: a whole number or null (no answer) by each one's id. */
  record Ratings(String name, List<Asks.Rating> items) implements Asked {
    public Ratings {
      items = List.copyOf(items);
    }

    @Override
    public String form() {
      return "ratings";
    }
  }
}
