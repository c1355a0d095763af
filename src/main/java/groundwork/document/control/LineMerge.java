package groundwork.document.control;

import java.util.ArrayList;
import java.util.Optional;

/** Puts together what two people changed in one text, line by line. Pure. */
public final class LineMerge {
  private LineMerge() {}

  /**
   * @param base what both began with
   * @return empty where both changed the same place in different ways
   */
  public static Optional<String> of(String base, String mine, String theirs) {
    var from = LineDiff.lines(base);
    var left = LineDiff.lines(mine);
    var right = LineDiff.lines(theirs);
    int[] toLeft = LineDiff.matches(from, left);
    int[] toRight = LineDiff.matches(from, right);
    var out = new ArrayList<String>();
    int b = 0;
    int l = 0;
    int r = 0;
    while (b < from.size() || l < left.size() || r < right.size()) {
      if (b < from.size() && toLeft[b] == l && toRight[b] == r) {
        out.add(from.get(b));
        b++;
        l++;
        r++;
        continue;
      }
      int next = b; // the next line that all three have
      while (next < from.size() && (toLeft[next] < 0 || toRight[next] < 0)) {
        next++;
      }
      int leftEnd = next < from.size() ? toLeft[next] : left.size();
      int rightEnd = next < from.size() ? toRight[next] : right.size();
      var was = from.subList(b, next);
      var now = left.subList(l, leftEnd);
      var other = right.subList(r, rightEnd);
      if (now.equals(was) || now.equals(other)) {
        out.addAll(other);
      } else if (other.equals(was)) {
        out.addAll(now);
      } else {
        return Optional.empty();
      }
      b = next;
      l = leftEnd;
      r = rightEnd;
    }
    return Optional.of(String.join("", out));
  }
}
