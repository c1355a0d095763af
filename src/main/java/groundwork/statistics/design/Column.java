package groundwork.statistics.design;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** One column of a {@link Table}: numbers, or levels of a factor. */
public sealed interface Column {
  /** Numbers; NaN where one is missing. */
  record Numbers(double[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean missing(int row) {
      return Double.isNaN(values[row]);
    }

    @Override
    public String text(int row) {
      return Labels.of(values[row]);
    }

    @Override
    public Numbers at(int[] rows) {
      return new Numbers(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }

    /** Every value a level, in the order of the numbers. */
    @Override
    public Factor factor() {
      double[] distinct =
          Arrays.stream(values)
              .filter(value -> !Double.isNaN(value))
              .map(value -> value + 0.0) // -0 and 0 are one level
              .sorted()
              .distinct()
              .toArray();
      int[] codes =
          Arrays.stream(values)
              .mapToInt(
                  value -> Double.isNaN(value) ? -1 : Arrays.binarySearch(distinct, value + 0.0))
              .toArray();
      return new Factor(codes, Arrays.stream(distinct).mapToObj(Labels::of).toList());
    }
  }

  /**
   * Levels of a factor.
   *
   * @param codes index of each row's level, -1 where it is missing
   * @param levels distinct labels, the reference first
   */
  record Factor(int[] codes, List<String> levels) implements Column {
    /** Labels of a column of truth values, in this order. */
    public static final List<String> LOGICAL = List.of("FALSE", "TRUE");

    public Factor {
      levels = List.copyOf(levels);
      for (int code : codes) {
        if (code < -1 || code >= levels.size()) {
          throw new IllegalArgumentException(
              "codes has %d; there are %d levels".formatted(code, levels.size()));
        }
      }
      if (levels.stream().distinct().count() != levels.size()) {
        throw new IllegalArgumentException("levels has one twice: " + levels);
      }
    }

    /**
     * Levels in their usual order: ignoring case, then by code point.
     *
     * @param labels null where one is missing
     */
    public static Factor of(List<String> labels) {
      var levels =
          new TreeSet<String>(
              String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
      labels.stream().filter(label -> label != null).forEach(levels::add);
      return of(labels, List.copyOf(levels));
    }

    /** Levels in a given order. */
    public static Factor of(List<String> labels, List<String> levels) {
      var places = new java.util.HashMap<String, Integer>();
      levels.forEach(level -> places.put(level, places.size()));
      int[] codes = new int[labels.size()];
      for (int i = 0; i < codes.length; i++) {
        var label = labels.get(i);
        Integer code = label == null ? Integer.valueOf(-1) : places.get(label);
        if (code == null) {
          throw new IllegalArgumentException(
              "levels has no \"%s\"; it has %s".formatted(label, levels));
        }
        codes[i] = code;
      }
      return new Factor(codes, levels);
    }

    @Override
    public int size() {
      return codes.length;
    }

    @Override
    public boolean missing(int row) {
      return codes[row] < 0;
    }

    @Override
    public String text(int row) {
      return codes[row] < 0 ? null : levels.get(codes[row]);
    }

    @Override
    public Factor at(int[] rows) {
      return new Factor(Arrays.stream(rows).map(row -> codes[row]).toArray(), levels);
    }

    @Override
    public Factor factor() {
      return this;
    }

    /** Whether these are truth values: no level but FALSE and TRUE. */
    public boolean logical() {
      return !levels.isEmpty() && LOGICAL.containsAll(levels);
    }

    /** The same with only those levels that occur, in the same order. */
    public Factor used() {
      var seen = new boolean[levels.size()];
      for (int code : codes) {
        if (code >= 0) {
          seen[code] = true;
        }
      }
      int[] place = new int[levels.size()];
      var kept = new java.util.ArrayList<String>();
      for (int level = 0; level < place.length; level++) {
        place[level] = kept.size();
        if (seen[level]) {
          kept.add(levels.get(level));
        }
      }
      return kept.size() == place.length
          ? this
          : new Factor(
              Arrays.stream(codes).map(code -> code < 0 ? -1 : place[code]).toArray(), kept);
    }

    /**
     * The same with these levels first, in this order: one moves the reference, all give an order.
     *
     * @throws IllegalArgumentException if one is no level
     */
    public Factor ordered(List<String> first) {
      var order = new java.util.ArrayList<>(first);
      for (var level : first) {
        if (!levels.contains(level)) {
          throw new IllegalArgumentException(
              "there is no level \"%s\"; there are %s".formatted(level, levels));
        }
      }
      levels.stream().filter(level -> !first.contains(level)).forEach(order::add);
      int[] place = levels.stream().mapToInt(order::indexOf).toArray();
      return new Factor(
          Arrays.stream(codes).map(code -> code < 0 ? -1 : place[code]).toArray(), order);
    }
  }

  int size();

  boolean missing(int row);

  /** The value as it is written; null where it is missing. */
  String text(int row);

  /** The values of these rows, with the same levels. */
  Column at(int[] rows);

  /** As a factor. */
  Factor factor();

  /**
   * Numbers if every cell that is not missing is one, truth values if every one is true or false
   * (in either case), else a factor of texts.
   *
   * @param cells null where one is missing; the caller decides whether an empty text is
   */
  static Column of(List<String> cells) {
    return Labels.column(cells);
  }
}
