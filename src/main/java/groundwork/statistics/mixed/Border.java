package groundwork.statistics.mixed;

import groundwork.statistics.mixed.RandomStructure.Factor;
import java.util.Arrays;

/**
 * Which effects of the other factors meet each level of the first: the sparsity of Z1'Z2.
 *
 * @param starts of level l among all touched columns; one more at the end
 * @param columns touched columns, ascending within a level, counted from the second factor on
 * @param slots {@code slots[g - 1][i]}: place among its level's touched columns of the first column
 *     of factor g's block for observation i
 * @param complete whether every level touches every column
 */
record Border(int[] starts, int[] columns, int[][] slots, boolean complete) {
  int start(int level) {
    return starts[level];
  }

  int touched(int level) {
    return starts[level + 1] - starts[level];
  }

  int column(int level, int place) {
    return columns[starts[level] + place];
  }

  int entries() {
    return columns.length;
  }

  static Border of(RandomStructure structure, int n) {
    var main = structure.factors.getFirst();
    int levels = main.size();
    int[] order = byLevel(main, n);
    int others = structure.factors.size() - 1;
    int[][] slots = new int[others][n];
    int[] starts = new int[levels + 1];
    int[] columns = new int[Math.max(16, levels)];
    int[][] place = new int[others][];
    int[][] mark = new int[others][];
    for (int g = 0; g < others; g++) {
      place[g] = new int[structure.factors.get(g + 1).size()];
      mark[g] = new int[place[g].length];
      Arrays.fill(mark[g], -1);
    }
    int at = 0;
    int row = 0;
    for (int l = 0; l < levels; l++) {
      int end = row;
      while (end < n && main.codes()[order[end]] == l) {
        end++;
      }
      int first = at;
      for (int g = 0; g < others; g++) {
        var factor = structure.factors.get(g + 1);
        int k = factor.k();
        int[] met = met(factor, order, row, end, mark[g], l);
        if (at + met.length * k > columns.length) {
          columns = Arrays.copyOf(columns, Math.max(2 * columns.length, at + met.length * k));
        }
        for (int level : met) {
          place[g][level] = at - first;
          for (int a = 0; a < k; a++) {
            columns[at++] = factor.offset() - main.effects() + level * k + a;
          }
        }
        for (int i = row; i < end; i++) {
          slots[g][order[i]] = place[g][factor.codes()[order[i]]];
        }
      }
      starts[l + 1] = at;
      row = end;
    }
    long q2 = structure.effects - main.effects();
    return new Border(starts, Arrays.copyOf(columns, at), slots, at == levels * q2);
  }

  /** Levels of a factor among these observations, ascending. */
  private static int[] met(Factor factor, int[] order, int from, int to, int[] mark, int stamp) {
    int[] met = new int[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      int code = factor.codes()[order[i]];
      if (mark[code] != stamp) {
        mark[code] = stamp;
        met[count++] = code;
      }
    }
    int[] sorted = Arrays.copyOf(met, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Observations by level of the first factor: a counting sort. */
  private static int[] byLevel(Factor main, int n) {
    int[] next = new int[main.size() + 1];
    for (int code : main.codes()) {
      next[code + 1]++;
    }
    for (int l = 0; l < main.size(); l++) {
      next[l + 1] += next[l];
    }
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[next[main.codes()[i]]++] = i;
    }
    return order;
  }
}
