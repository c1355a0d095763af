package groundwork.metric.measure.attack;

import groundwork.metric.entity.Case;
import groundwork.model.Parameters;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Inputs so close that nobody would notice: quantities within {@code radius}, categories few.
 *
 * @param radius largest step of a quantity
 * @param absolute whether steps are in the input's own unit rather than in standard deviations
 * @param flips how many categories or words may change
 */
record Within(double radius, boolean absolute, int flips) {
  Within {
    Parameters.require(radius > 0, "\"radius\" is %s; it must be above 0", radius);
    Parameters.require(flips >= 0, "\"flips\" is %s; it must not be below 0", flips);
  }

  static Within of(Parameters p) {
    return new Within(
        p.number("radius", 0.2),
        p.word("scale", "deviation", "absolute").equals("absolute"),
        p.integer("flips", 1));
  }

  Map<String, Object> parameters() {
    return Map.of("radius", radius, "scale", absolute ? "absolute" : "deviation", "flips", flips);
  }

  Bred bred(Case explained, UniformRandomProvider random) {
    return new Bred(Room.of(explained, absolute), random);
  }

  /** Inputs that vary the best one so far. */
  final class Bred {
    private final Room room;
    private final UniformRandomProvider random;
    private final int[] quantities;
    private final int[] categories;
    private double[] lead;
    private double reach = 1;
    private double share = 0.5;

    Bred(Room room, UniformRandomProvider random) {
      this.room = room;
      this.random = random;
      quantities = IntStream.range(0, room.size()).filter(room::quantity).toArray();
      categories =
          IntStream.range(0, room.size())
              .filter(i -> flips > 0 && room.options()[i] != null && room.options()[i].length > 0)
              .toArray();
    }

    boolean still() {
      return quantities.length == 0 && categories.length == 0;
    }

    /** The best from now on. */
    void lead(double[] row) {
      lead = row;
    }

    /** After a round without a better one, fewer values vary; without any, steps are smaller. */
    void adapt(boolean better, boolean any) {
      if (!any) {
        reach /= 2;
      } else if (!better) {
        share = Math.max(1.0 / Math.max(1, quantities.length), share * 0.7);
      }
    }

    double[][] next(int times) {
      double[][] rows = new double[times][];
      for (int n = 0; n < times; n++) {
        rows[n] = lead == null ? first(n) : varied();
      }
      return rows;
    }

    /** Corners and inner points of what is allowed. */
    private double[] first(int n) {
      double[] row = room.origin().clone();
      for (int i : quantities) {
        double step = 2 * random.nextDouble() - 1;
        set(row, i, n % 2 == 0 ? Math.signum(step) : step);
      }
      flip(row);
      return row;
    }

    private double[] varied() {
      double[] row = lead.clone();
      for (int i : quantities) {
        if (random.nextDouble() < share) {
          double step = 2 * random.nextDouble() - 1;
          set(row, i, random.nextBoolean() ? Math.signum(step) : step);
        }
      }
      if (random.nextDouble() < share) {
        flip(row);
      }
      return row;
    }

    private void set(double[] row, int i, double step) {
      double to = room.origin()[i] + step * reach * radius * room.unit()[i];
      row[i] = Math.max(room.low()[i], Math.min(room.high()[i], to));
    }

    /** Other categories than before, between none and as many as are allowed. */
    private void flip(double[] row) {
      for (int i : categories) {
        row[i] = room.origin()[i];
      }
      for (int n = 0; n < flips && categories.length > 0; n++) {
        int i = categories[random.nextInt(categories.length)];
        double[] options = room.options()[i];
        row[i] =
            quantities.length == 0 || random.nextBoolean()
                ? options[random.nextInt(options.length)]
                : room.origin()[i];
      }
    }
  }
}
