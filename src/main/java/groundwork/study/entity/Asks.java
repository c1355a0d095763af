package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a trial asks, for tasks that ask more, or something else, than to choose between answers.
 * Each member belongs to the tasks that name it; the others leave it out.
 *
 * @param text words of the participant's own
 * @param names short names of what is seen
 * @param number how much
 * @param ratings statements, scales and sliders; empty for none
 * @param lineup what stands side by side
 * @param marks what matters in the item
 * @param deblur a picture to be sharpened
 * @param edit a change that makes the model say something else
 * @param page a page of the domain that reports an outcome
 */
public record Asks(
    Text text,
    Names names,
    Number number,
    List<Rating> ratings,
    Lineup lineup,
    Marks marks,
    Deblur deblur,
    Edit edit,
    Page page) {
  /** Lines and columns of cells where nothing is said. */
  public static final List<Integer> GRID = List.of(14, 14);

  public static final Asks NOTHING = new Asks(null, null, null, null, null, null, null, null, null);

  public Asks {
    ratings = ratings == null ? List.of() : List.copyOf(ratings);
  }

  /**
   * @param label what is asked for; null for the page's own word
   */
  public record Text(String label, Boolean optional, Integer maxLength) {
    public Text {
      optional = optional != null && optional;
      maxLength = maxLength == null ? 2000 : maxLength;
    }
  }

  /**
   * @param label what is asked for; null for the page's own word
   * @param least how many are needed; 0 where nothing need come to mind
   * @param together how many further items that share something are seen beside the trial's own;
   *     null for none
   */
  public record Names(
      String label, Integer least, Integer most, Integer maxLength, Together together) {
    public Names {
      least = least == null ? 1 : least;
      most = most == null ? Math.max(1, least) : most;
      maxLength = maxLength == null ? 60 : maxLength;
    }

    /**
     * A group of items that is to be named.
     *
     * @param by what they share: truth, predicted, group …
     * @param count how many are seen beside the trial's own
     */
    public record Together(Attribute by, Integer count) {
      public Together {
        by = by == null ? Attribute.PREDICTED : by;
        count = count == null ? 3 : count;
      }
    }
  }

  /**
   * @param label what is asked for; null for the page's own word
   * @param unit null for none
   * @param decimals places after the point, at most
   * @param interval a range that holds it, asked for beside it; null for none
   * @param against what it is compared with; null for nothing
   */
  public record Number(
      String label,
      String unit,
      Double min,
      Double max,
      Integer decimals,
      Interval interval,
      Against against) {
    public Number {
      boolean percent = against != null && against.score() != null;
      unit = unit == null && percent ? "%" : unit;
      min = min == null && percent ? Double.valueOf(0) : min;
      max = max == null && percent ? Double.valueOf(100) : max;
      decimals = decimals == null ? 0 : decimals;
    }

    /**
     * @param level how often it should hold the number, for example 0.9
     */
    public record Interval(Double level) {
      public Interval {
        level = level == null ? 0.9 : level;
      }
    }

    /**
     * One of two.
     *
     * @param score the probability that the model gives a class, in percent: its id, or {@code
     *     predicted}
     * @param feature of a table's item; it is not shown then
     */
    public record Against(String score, String feature) {
      public static final String PREDICTED = "predicted";
    }
  }

  /**
   * Something to be rated.
   *
   * @param id the name of the answer; a matrix has one a statement
   * @param text the statement or question; for a matrix what its statements have in common
   * @param statements of a matrix; else empty
   * @param min lowest point
   * @param max highest point
   * @param labels words for every point, from the lowest on; else empty
   * @param low words at the low end; null for none
   * @param step of a slider
   * @param unit of a slider's number
   * @param ticks where a slider has marks
   * @param number whether a slider shows its number
   * @param optional whether somebody may say that they have no answer
   */
  public record Rating(
      String id,
      Kind kind,
      String text,
      List<Statement> statements,
      Integer min,
      Integer max,
      List<String> labels,
      String low,
      String high,
      Integer step,
      String unit,
      List<Integer> ticks,
      Boolean number,
      Boolean optional) {
    /** How it is answered. */
    public enum Kind {
      POINTS,
      MATRIX,
      SLIDER;

      @JsonValue
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /** One row of a matrix. */
    public record Statement(String id, String text) {}

    public Rating {
      kind = kind == null ? Kind.POINTS : kind;
      statements = statements == null ? List.of() : List.copyOf(statements);
      labels = labels == null ? List.of() : List.copyOf(labels);
      min = min == null ? (kind == Kind.SLIDER ? 0 : 1) : min;
      max = max == null ? top(kind, min, labels.size()) : max;
      step = step == null ? 1 : step;
      ticks = ticks == null ? List.of() : List.copyOf(ticks);
      number = number != null && number;
      optional = optional != null && optional;
    }

    private static int top(Kind kind, int min, int labels) {
      if (kind == Kind.SLIDER) {
        return 100;
      }
      return labels == 0 ? min + 6 : min + labels - 1;
    }

    /** Names of its answers. */
    public List<String> answers() {
      return kind == Kind.MATRIX ? statements.stream().map(Statement::id).toList() : List.of(id);
    }
  }

  /**
   * Several things side by side.
   *
   * @param size how many; null for all methods, or for what is usual
   * @param of what the intruder differs in from the others; null elsewhere
   * @param intruder method of the explanation that does not belong, where methods differ; else null
   */
  public record Lineup(Integer size, Of of, String intruder) {
    public static final Lineup USUAL = new Lineup(null, null, null);

    /** What makes one of them an intruder. */
    public enum Of {
      /** The model says something else of it. */
      CLASS,
      /** It has the explanation of another item. */
      ITEM,
      /** Its explanation was made by another method. */
      METHOD;

      @JsonValue
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /** The class where nothing is said. */
    public Of difference() {
      return of == null ? Of.CLASS : of;
    }
  }

  /** How things stand side by side; never null. */
  public Lineup sideBySide() {
    return lineup == null ? Lineup.USUAL : lineup;
  }

  /**
   * @param tool how a picture is marked; null for what fits the set
   * @param about whose reasons are asked for: the model's, or what is true of the item
   * @param label what to do, in words; null for the page's own
   * @param rank whether the order of the marks says which matters most
   * @param weights marks have weights from 1 to so many; null for marks without
   * @param grid lines and columns of cells that a picture is marked in; null for 14 by 14
   * @param reference what the marks are compared with; null for nothing
   */
  public record Marks(
      Tool tool,
      About about,
      String label,
      Integer least,
      Integer most,
      Boolean rank,
      Integer weights,
      List<Integer> grid,
      Reference reference) {
    public Marks {
      about = about == null ? About.MODEL : about;
      least = least == null ? 1 : least;
      rank = rank != null && rank;
      grid = Asks.grid(grid);
    }

    /** How a picture is marked. */
    public enum Tool {
      BRUSH,
      BOXES;

      @JsonValue
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /** Whose reasons. */
    public enum About {
      MODEL,
      TRUTH;

      @JsonValue
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /**
   * What marks are compared with. It is never shown.
   *
   * @param truth the item's mask
   * @param method whose explanation of what the model says; null for the mask
   * @param top so many of its strongest places count; null for a share
   * @param share of all places that count, the strongest first
   */
  public record Reference(Boolean truth, String method, Integer top, Double share) {
    public Reference {
      truth = truth != null && truth;
      share = share == null ? 0.2 : share;
    }
  }

  /**
   * @param grid lines and columns of cells; null for 14 by 14
   * @param blur radius, as a share of the picture's shorter side
   * @param brush how many cells the brush is wide
   * @param choose whether the set's classes are the answers; else it is answered in words
   */
  public record Deblur(List<Integer> grid, Double blur, Integer brush, Boolean choose) {
    public Deblur {
      grid = Asks.grid(grid);
      blur = blur == null ? 0.12 : blur;
      brush = brush == null ? 2 : brush;
      choose = choose == null || choose;
    }
  }

  /**
   * @param wanted class that the model shall say; null for any other than it says
   * @param immutable features that stay as they are
   * @param ranges by feature, narrower than the set's own
   * @param costs by feature, of a change by one spread; 1 where nothing is said
   * @param most changed features or words; null for any number
   * @param attempts how often the model is asked in all; the last answer counts
   */
  public record Edit(
      String wanted,
      List<String> immutable,
      Map<String, Range> ranges,
      Map<String, Double> costs,
      Integer most,
      Integer attempts) {
    public Edit {
      immutable = immutable == null ? List.of() : List.copyOf(immutable);
      ranges = ranges == null ? Map.of() : Map.copyOf(ranges);
      costs = costs == null ? Map.of() : Map.copyOf(costs);
      attempts = attempts == null ? 1 : attempts;
    }

    public static final Edit FREE = new Edit(null, null, null, null, null, null);

    /** Of a number. */
    public record Range(Double min, Double max, Double step) {}
  }

  /**
   * @param href of the page: https, or a path of this server
   * @param file of the set instead
   * @param title what the frame is, for those who do not see it
   * @param height of the frame in pixels, until the page says otherwise
   * @param timeoutSeconds so long the page may take to say that it is there
   * @param outcome what the page reports
   * @param score which of it says whether the work was done well; null for nothing
   */
  public record Page(
      String href,
      String file,
      String title,
      Integer height,
      Integer timeoutSeconds,
      List<Field> outcome,
      Score score) {
    public Page {
      height = height == null ? 480 : height;
      timeoutSeconds = timeoutSeconds == null ? 15 : timeoutSeconds;
      outcome = outcome == null ? List.of() : List.copyOf(outcome);
    }

    /**
     * One thing that the page reports.
     *
     * @param type number, boolean or string
     * @param options of a string; null for any
     * @param optional whether it may be missing
     */
    public record Field(
        String name,
        String type,
        String label,
        String unit,
        Double min,
        Double max,
        List<String> options,
        Boolean optional) {
      public Field {
        options = options == null ? List.of() : List.copyOf(options);
        optional = optional != null && optional;
      }
    }

    /** Where a page comes from, as browsers say it: without the port that goes without saying. */
    public static String origin(URI address) {
      boolean usual = address.getPort() < 0 || address.getPort() == 443;
      return "https://"
          + address.getHost().toLowerCase(Locale.ROOT)
          + (usual ? "" : ":" + address.getPort());
    }

    /** When the work was done well: one of the conditions on one field. */
    public record Score(String field, Double atLeast, Double atMost, String is) {}
  }

  private static List<Integer> grid(List<Integer> given) {
    return given == null ? GRID : List.copyOf(given);
  }
}
