package groundwork.array;

import java.util.Arrays;
import java.util.Objects;

/**
 * Numbers with axes.
 *
 * @param shape length of each axis; without an axis, a single number
 * @param values in C order: the last axis runs fastest; not copied
 */
public record NdArray(int[] shape, double[] values) {
  /**
   * @throws IllegalArgumentException if there are more or fewer values than the shape says
   */
  public NdArray {
    Objects.requireNonNull(values);
    long size = 1;
    for (int axis : shape) {
      size = size == 0 || axis == 0 ? 0 : Math.multiplyExact(size, axis);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          "%d values for an array of shape %s".formatted(values.length, words(shape)));
    }
  }

  /** A table; every row as long as the first. */
  public static NdArray of(double[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    double[] values = new double[rows.length * width];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != width) {
        throw new IllegalArgumentException(
            "row %d has %d values, row 0 has %d".formatted(row, rows[row].length, width));
      }
      System.arraycopy(rows[row], 0, values, row * width, width);
    }
    return new NdArray(new int[] {rows.length, width}, values);
  }

  public int axes() {
    return shape.length;
  }

  /** Length of the first axis; of a single number, 1. */
  public int rows() {
    return shape.length == 0 ? 1 : shape[0];
  }

  /** How many values one place of the first axis has. */
  public int width() {
    int width = 1;
    for (int axis = 1; axis < shape.length; axis++) {
      width *= shape[axis];
    }
    return width;
  }

  /** The values at one place of the first axis, flat; a copy. */
  public double[] row(int row) {
    int width = width();
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }

  /** All places of the first axis, each flat. */
  public double[][] toRows() {
    double[][] rows = new double[rows()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row(row);
    }
    return rows;
  }

  /** The same values under other axes. */
  public NdArray as(int... other) {
    return new NdArray(other, values);
  }

  /** One place of the first axis, with the axes that are left. */
  public NdArray at(int place) {
    return new NdArray(Arrays.copyOfRange(shape, 1, shape.length), row(place));
  }

  /** One place of the last axis, with the axes that are left. */
  public NdArray last(int place) {
    int depth = shape[shape.length - 1];
    double[] taken = new double[values.length / depth];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = values[i * depth + place];
    }
    return new NdArray(Arrays.copyOf(shape, shape.length - 1), taken);
  }

  /**
   * @param name of the file and the array, for the message
   * @throws IllegalArgumentException naming the first place of a value that is not finite
   */
  public NdArray requireFinite(String name) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s: the value at %s is %s; values are finite numbers"
                .formatted(name, words(place(i)), values[i]));
      }
    }
    return this;
  }

  /** Where the i-th value lies. */
  public int[] place(int i) {
    int[] place = new int[shape.length];
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      place[axis] = i % shape[axis];
      i /= shape[axis];
    }
    return place;
  }

  /** The shape as people write it: {@code (20, 1, 30)}. */
  public String words() {
    return words(shape);
  }

  static String words(int[] shape) {
    return Arrays.toString(shape).replace('[', '(').replace(']', ')');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NdArray array
        && Arrays.equals(shape, array.shape)
        && Arrays.equals(values, array.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "array of shape " + words();
  }
}
