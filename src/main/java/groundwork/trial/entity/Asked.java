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

  /**
   * What matters in the item: {@code [{"at": 3}, {"at": "age", "weight": 2}, {"box": [0, 1, 4,
   * 5]}]}; a place is a word or a cell, counted from 0, or a feature; a box goes from line and
   * column to line and column, both included.
   *
   * @param tool brush, boxes, tokens or features
   * @param about model or truth
   * @param most as many as there are, at most
   * @param rank whether the order counts, the most important first
   * @param weights from 1 to so many; null for none
   * @param features of a table; else empty
   * @param lines of the grid over a picture; else 0
   */
  record Marks(
      String name,
      String tool,
      String about,
      String label,
      int least,
      int most,
      boolean rank,
      Integer weights,
      StepView.Instance instance,
      List<Part> features,
      int lines,
      int columns)
      implements Asked {
    /** A feature and its value in words. */
    public record Part(String id, String label, String value, String unit) {}

    @Override
    public String form() {
      return "marks";
    }

    /** How many places there are. */
    public int size() {
      return switch (instance) {
        case StepView.Instance.Words words -> words.tokens().size();
        case StepView.Instance.Table table -> table.rows().size();
        case StepView.Instance.Image image -> lines * columns;
      };
    }
  }

  /**
   * A picture to be sharpened: {@code {"cells": [3, 4], "strokes": [{"t": 900, "cells": [3, 4],
   * "undone": false}]}}, cells counted from 0 line by line.
   *
   * @param blur radius as a share of the shorter side
   * @param brush so many cells wide
   */
  record Deblur(
      String name, StepView.Instance instance, int lines, int columns, double blur, int brush)
      implements Asked {
    @Override
    public String form() {
      return "deblur";
    }

    public int size() {
      return lines * columns;
    }
  }

  /**
   * The item, to be changed: {@code {"values": {"age": 30}, "locked": ["sex"], "tried": [{…}]}} or
   * {@code {"words": [{"at": 3, "to": "good"}]}}.
   *
   * @param fields of a table; else empty
   * @param tokens of a text; else empty
   * @param wanted what the model shall say, in words; null for anything else than it says
   * @param most so many may be changed; null for any number
   * @param attempts how often the model is asked in all
   */
  record Edit(
      String name,
      List<Field> fields,
      List<String> tokens,
      String wanted,
      Integer most,
      int attempts)
      implements Asked {
    /**
     * One feature.
     *
     * @param words its value as it is shown
     * @param options labels of a category, whose values are their places; else empty
     * @param cost of a change by one spread; null where nobody said
     */
    public record Field(
        String id,
        String label,
        String unit,
        double value,
        String words,
        Double min,
        Double max,
        Double step,
        List<String> options,
        boolean locked,
        Double cost) {}

    @Override
    public String form() {
      return "edit";
    }
  }

  /**
   * A page in a frame that reports how the work went: {@code {"errorsFound": 3}}.
   *
   * @param origin that its messages come from; null for a page of this server, which has none
   * @param timeoutMs so long it may take to say that it is there
   * @param fields what it reports
   */
  record Page(
      String name,
      String href,
      String origin,
      String title,
      int height,
      int timeoutMs,
      List<Asks.Page.Field> fields)
      implements Asked {
    @Override
    public String form() {
      return "page";
    }
  }
}
