package groundwork.document.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** What was taken out of a text and put into it, line by line. Pure. */
public final class LineDiff {
  /** Beyond so many pairs of lines only the common beginning and end are found. */
  private static final long MOST_PAIRS = 4_000_000;

  /**
   * @param op {@code " "} for a line that stayed, {@code "-"} removed, {@code "+"} added
   */
  public record Line(String op, String line) {}

  private LineDiff() {}

  /** The whole text as lines; those that stayed are there too. */
  public static List<Line> of(String before, String after) {
    var from = lines(before);
    var to = lines(after);
    int[] match = matches(from, to);
    var all = new ArrayList<Line>();
    int j = 0;
    for (int i = 0; i < from.size(); i++) {
      if (match[i] < 0) {
        all.add(new Line("-", plain(from.get(i))));
        continue;
      }
      for (; j < match[i]; j++) {
        all.add(new Line("+", plain(to.get(j))));
      }
      all.add(new Line(" ", plain(from.get(i))));
      j++;
    }
    for (; j < to.size(); j++) {
      all.add(new Line("+", plain(to.get(j))));
    }
    return all;
  }

  private static String plain(String line) {
    return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
  }

  /** Each with its newline, so that joining them gives the text. */
  static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    int from = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      lines.add(text.substring(from, at + 1));
      from = at + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  /** For each of the first ones the index of the same among the others, in order; -1 for none. */
  static int[] matches(List<String> from, List<String> to) {
    int[] match = new int[from.size()];
    Arrays.fill(match, -1);
    int start = 0;
    while (start < Math.min(from.size(), to.size()) && from.get(start).equals(to.get(start))) {
      match[start] = start;
      start++;
    }
    int a = from.size();
    int b = to.size();
    while (a > start && b > start && from.get(a - 1).equals(to.get(b - 1))) {
      match[--a] = --b;
    }
    if ((long) (a - start) * (b - start) <= MOST_PAIRS) {
      longest(numbers(from, start, a, to, start, b), start, a, b, match);
    }
    return match;
  }

  /** Equal lines get equal numbers: those of the first text, then those of the other. */
  private static int[][] numbers(
      List<String> from, int fromStart, int fromEnd, List<String> to, int toStart, int toEnd) {
    var known = new HashMap<String, Integer>();
    int[] left = new int[fromEnd - fromStart];
    int[] right = new int[toEnd - toStart];
    for (int i = 0; i < left.length; i++) {
      left[i] = known.computeIfAbsent(from.get(fromStart + i), line -> known.size());
    }
    for (int j = 0; j < right.length; j++) {
      right[j] = known.computeIfAbsent(to.get(toStart + j), line -> known.size());
    }
    return new int[][] {left, right};
  }

  private static void longest(int[][] lines, int start, int a, int b, int[] match) {
    int n = a - start;
    int m = b - start;
    int[][] common = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        common[i][j] =
            lines[0][i] == lines[1][j]
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    for (int i = 0, j = 0; i < n && j < m; ) {
      if (lines[0][i] == lines[1][j]) {
        match[start + i] = start + j;
        i++;
        j++;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}
