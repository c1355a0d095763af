package groundwork.metric.measure.attack;

import groundwork.metric.entity.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks for the smallest change that turns a prediction: single categories, straight lines down the
 * slope, and known rows of other classes; what is found is drawn back to the boundary, freed of
 * changes that are not needed, and improved along the slope at the boundary (as DeepFool does,
 * Moosavi-Dezfooli et al. 2016). Deterministic.
 */
final class Search {
  private static final int ROUNDS = 12;
  private static final int STARTS = 3;
  private static final int KNOWN = 500;
  private static final int GROUPS = 128;
  private static final double[] MIXES = {1, 0.5, 0.2, 0.05};

  private final Room room;
  private final Length length;
  private final Target target;
  private double[] best;
  private double size = Double.POSITIVE_INFINITY;

  Search(Room room, Length length, Target target) {
    this.room = room;
    this.length = length;
    this.target = target;
  }

  /** The size of the smallest change found; infinite where none turns the prediction. */
  double smallest(Case explained) {
    categories();
    lines(room.origin(), Directions.down(target.downhill(room.origin())));
    double[] overall = improved();
    double least = size;
    for (double[] known : known(explained)) {
      best = null;
      size = Double.POSITIVE_INFINITY;
      offer(known);
      improved();
      if (size < least) {
        least = size;
        overall = best;
      }
    }
    best = overall;
    size = least;
    return size;
  }

  private double[] improved() {
    double before = Double.POSITIVE_INFINITY;
    for (int round = 0; best != null && round < ROUNDS && size < before * 0.999; round++) {
      before = size;
      draw();
      free();
      double[] base = room.withCategoriesOf(best);
      mix(base, Directions.down(target.downhill(best)));
    }
    for (int round = 0; best != null && round < 2; round++) {
      tighten();
      free();
      draw();
    }
    return best;
  }

  private boolean offer(double[] row) {
    double offered = length.of(room, row);
    if (offered > 0 && offered < size) {
      size = offered;
      best = row;
      return true;
    }
    return false;
  }

  /** Every other option of every category alone. */
  private void categories() {
    var rows = new ArrayList<double[]>();
    for (int i = 0; i < room.size(); i++) {
      for (int o = 0; room.options()[i] != null && o < room.options()[i].length; o++) {
        double[] row = room.origin().clone();
        row[i] = room.options()[i][o];
        rows.add(row);
      }
    }
    offerTurned(rows);
  }

  private void offerTurned(List<double[]> rows) {
    boolean[] turned = target.turned(rows.toArray(double[][]::new));
    for (int n = 0; n < turned.length; n++) {
      if (turned[n]) {
        offer(rows.get(n));
      }
    }
  }

  /** Along straight lines, at distances that double, then closer where the prediction turns. */
  private void lines(double[] base, List<double[]> directions) {
    for (double[] direction : directions) {
      double[] at = new double[18];
      for (int n = 0; n < at.length; n++) {
        at[n] = Math.scalb(1.0, n - 10);
      }
      line(base, direction, at);
    }
  }

  private void line(double[] base, double[] direction, double[] at) {
    double[][] rows =
        Arrays.stream(at).mapToObj(by -> room.moved(base, direction, by)).toArray(double[][]::new);
    boolean[] turned = target.turned(rows);
    for (int n = 0; n < at.length; n++) {
      if (turned[n]) {
        offer(rows[n]);
        close(base, direction, n == 0 ? 0 : at[n - 1], at[n], 1e-7);
        return;
      }
    }
  }

  /** Closes in on the boundary between a distance that turns nothing and one that does. */
  private void close(double[] base, double[] direction, double from, double to, double precision) {
    double low = from;
    double high = to;
    while (high - low > precision * high && !target.exhausted()) {
      double[][] rows = new double[7][];
      for (int n = 0; n < rows.length; n++) {
        rows[n] = room.moved(base, direction, low + (high - low) * (n + 1) / 8);
      }
      boolean[] turned = target.turned(rows);
      double width = (high - low) / 8;
      int first = 0;
      while (first < 7 && !turned[first]) {
        first++;
      }
      if (first < 7) {
        offer(rows[first]);
        high = low + width * (first + 1);
      }
      low += width * first;
    }
  }

  /** Draws the best back towards the input, its categories kept. */
  private void draw() {
    double[] base = room.withCategoriesOf(best);
    if (target.turned(new double[][] {base})[0]) {
      offer(base);
      return;
    }
    close(base, room.direction(base, best), 0, 1, 1e-7);
  }

  /** Takes changes back that are not needed, the largest first, as many at once as can be. */
  private void free() {
    while (!target.exhausted()) {
      int[][] groups = groups(best);
      boolean[] alone = target.turned(freed(best, groups, false));
      int[][] spare =
          IntStream.range(0, alone.length)
              .filter(n -> alone[n])
              .mapToObj(n -> groups[n])
              .toArray(int[][]::new);
      double before = size;
      offerTurned(Arrays.asList(freed(best, spare, true)));
      if (size >= before) {
        return;
      }
    }
  }

  /** What differs from the input, the largest first: one by one, or in groups where it is much. */
  private int[][] groups(double[] row) {
    int[] changed =
        IntStream.range(0, room.size())
            .filter(i -> row[i] != room.origin()[i])
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -room.steps(row, i)))
            .mapToInt(Integer::intValue)
            .toArray();
    int each = (changed.length + GROUPS - 1) / GROUPS;
    int[][] groups = new int[each == 0 ? 0 : (changed.length + each - 1) / each][];
    for (int n = 0; n < groups.length; n++) {
      groups[n] = Arrays.copyOfRange(changed, n * each, Math.min(changed.length, (n + 1) * each));
    }
    return groups;
  }

  /** The row with each group of changes taken back, or with all up to each. */
  private double[][] freed(double[] row, int[][] groups, boolean cumulative) {
    double[][] rows = new double[Math.min(groups.length, target.left())][];
    for (int n = 0; n < rows.length; n++) {
      rows[n] = (cumulative && n > 0 ? rows[n - 1] : row).clone();
      for (int i : groups[n]) {
        rows[n][i] = room.origin()[i];
      }
    }
    return rows;
  }

  /** From the way to the best towards the slope at the best: shorter where the boundary bends. */
  private void mix(double[] base, List<double[]> directions) {
    double[] way = room.direction(base, best);
    double longest = Arrays.stream(way).map(Math::abs).max().orElse(0);
    for (int n = 0; n < directions.size() && longest > 0 && !target.exhausted(); n++) {
      for (double mix : MIXES) {
        double[] direction = way.clone();
        for (int i = 0; i < direction.length; i++) {
          direction[i] = (1 - mix) * way[i] / longest + mix * directions.get(n)[i];
        }
        shorter(base, direction);
      }
    }
  }

  /** Looks along a line only where a change would be smaller than the best. */
  private void shorter(double[] base, double[] direction) {
    double unit = length.of(room, room.moved(room.origin(), direction, 1e-3)) * 1e3;
    if (length == Length.L0) {
      line(base, direction, new double[] {0.5, 2, 8, 64});
    } else if (unit > 0) {
      double whole = size / unit;
      line(base, direction, new double[] {0.5 * whole, 0.9 * whole, 0.999 * whole});
    }
  }

  /** Moves one quantity after the other back as far as the prediction stays turned. */
  private void tighten() {
    for (int i = 0; i < room.size() && !target.exhausted(); i++) {
      if (room.quantity(i) && best[i] != room.origin()[i]) {
        double[] base = best.clone();
        base[i] = room.origin()[i];
        double[] direction = new double[room.size()];
        direction[i] = (best[i] - base[i]) / room.unit()[i];
        close(base, direction, 0, 1, 1e-3);
      }
    }
  }

  /** The nearest rows of other classes among what is known, as the input may be moved to them. */
  private List<double[]> known(Case explained) {
    double[][] rows = explained.background().rows();
    if (explained.background().isBaseline() && explained.training() != null) {
      rows = explained.training().inputs();
    }
    int every = Math.max(1, rows.length / KNOWN);
    var near = new ArrayList<double[]>();
    for (int n = 0; n < rows.length; n += every) {
      near.add(room.admitted(rows[n]));
    }
    near.sort(Comparator.comparingDouble(row -> length.of(room, row)));
    var starts = new ArrayList<double[]>();
    for (int from = 0; from < near.size() && starts.size() < STARTS; from += 32) {
      var part = near.subList(from, Math.min(near.size(), from + 32));
      boolean[] turned = target.turned(part.toArray(double[][]::new));
      for (int n = 0; n < turned.length && starts.size() < STARTS; n++) {
        if (turned[n]) {
          starts.add(part.get(n));
        }
      }
    }
    return starts;
  }
}
