package groundwork.statistics.mixed;

import java.util.ArrayList;
import java.util.List;

/** How the thresholds between categories may lie: each is a linear function of the parameters. */
public enum Thresholds {
  /** Anywhere, in ascending order: one parameter each. */
  FLEXIBLE {
    @Override
    double[][] design(int thresholds) {
      double[][] j = new double[thresholds][thresholds];
      for (int t = 0; t < thresholds; t++) {
        j[t][t] = 1;
      }
      return j;
    }

    @Override
    List<String> names(List<String> levels) {
      var names = new ArrayList<String>();
      for (int t = 0; t < levels.size() - 1; t++) {
        names.add(levels.get(t) + "|" + levels.get(t + 1));
      }
      return List.copyOf(names);
    }
  },

  /** At equal distances: the first and the spacing. */
  EQUIDISTANT {
    @Override
    double[][] design(int thresholds) {
      double[][] j = new double[thresholds][2];
      for (int t = 0; t < thresholds; t++) {
        j[t][0] = 1;
        j[t][1] = t;
      }
      return j;
    }

    @Override
    List<String> names(List<String> levels) {
      return List.of("threshold.1", "spacing");
    }
  },

  /** Mirrored at the middle: the central one (or two) and distances from there. */
  SYMMETRIC {
    @Override
    double[][] design(int thresholds) {
      int half = thresholds / 2;
      boolean odd = thresholds % 2 == 1;
      int centres = odd ? 1 : 2;
      double[][] j = new double[thresholds][odd ? half + 1 : half + 1];
      for (int t = 0; t < thresholds; t++) {
        boolean left = t < half;
        int away = left ? half - (odd ? 0 : 1) - t : t - half;
        j[t][left && !odd ? 0 : centres - 1] = 1;
        if (away > 0) {
          j[t][centres + away - 1] = left ? -1 : 1;
        }
      }
      return j;
    }

    @Override
    List<String> names(List<String> levels) {
      int thresholds = levels.size() - 1;
      boolean odd = thresholds % 2 == 1;
      var names =
          new ArrayList<String>(odd ? List.of("central") : List.of("central.1", "central.2"));
      for (int s = 1; names.size() < thresholds / 2 + 1; s++) {
        names.add("spacing." + s);
      }
      return List.copyOf(names);
    }
  };

  /** Thresholds as linear functions: {@code j[t][parameter]}. */
  abstract double[][] design(int thresholds);

  abstract List<String> names(List<String> levels);
}
