package groundwork.statistics.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether comparisons are enough to put all players on one scale: finite abilities exist exactly
 * when, however the players are split in two, someone on each side beat (or tied with) someone on
 * the other.
 *
 * @param parts players that are joined by comparisons; more than one part cannot be compared
 * @param unbeaten sets of players that never lost or tied against anyone outside the set
 * @param winless sets of players that never won or tied against anyone outside the set
 * @see <a href="https://doi.org/10.1080/00029890.1957.11989117">Ford (1957)</a>
 */
public record Connection(
    List<List<String>> parts, List<List<String>> unbeaten, List<List<String>> winless) {

  /** Counts ties for both sides; how often somebody won does not matter. */
  public static Connection of(Contests contests) {
    int k = contests.players().size();
    boolean[][] met = new boolean[k][k];
    boolean[][] beat = new boolean[k][k];
    for (Contest contest : contests.contests()) {
      int a = contest.first();
      int b = contest.second();
      met[a][b] = met[b][a] = true;
      beat[a][b] |= contest.firstWins() + contest.ties() > 0;
      beat[b][a] |= contest.secondWins() + contest.ties() > 0;
    }
    close(met);
    close(beat);
    var names = contests.players();
    var parts = new ArrayList<List<String>>();
    var unbeaten = new ArrayList<List<String>>();
    var winless = new ArrayList<List<String>>();
    for (int i = 0; i < k; i++) {
      int a = i;
      var part = IntStream.range(0, k).filter(b -> b == a || met[a][b]).boxed().toList();
      var peers =
          IntStream.range(0, k).filter(b -> b == a || (beat[a][b] && beat[b][a])).boxed().toList();
      if (part.getFirst() == a) {
        parts.add(part.stream().map(names::get).toList());
      }
      if (peers.getFirst() == a && peers.size() < part.size()) {
        var others = part.stream().filter(b -> !peers.contains(b)).toList();
        if (others.stream().noneMatch(b -> beat[b][a])) {
          unbeaten.add(peers.stream().map(names::get).toList());
        } else if (others.stream().noneMatch(b -> beat[a][b])) {
          winless.add(peers.stream().map(names::get).toList());
        }
      }
    }
    return new Connection(List.copyOf(parts), List.copyOf(unbeaten), List.copyOf(winless));
  }

  /** Why there are no finite abilities; empty where there are. */
  public Optional<String> obstacle() {
    if (parts.size() > 1) {
      return Optional.of("no comparison connects " + parts);
    }
    if (!unbeaten.isEmpty() || !winless.isEmpty()) {
      return Optional.of(
          "abilities would be infinite: never beaten by any other %s, never won against any other %s"
              .formatted(unbeaten, winless));
    }
    return Optional.empty();
  }

  /** Everything that can be reached over several steps (Warshall). */
  private static void close(boolean[][] reached) {
    for (int via = 0; via < reached.length; via++) {
      for (boolean[] from : reached) {
        if (from[via]) {
          for (int to = 0; to < from.length; to++) {
            from[to] |= reached[via][to];
          }
        }
      }
    }
  }
}
