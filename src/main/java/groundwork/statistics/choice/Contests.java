package groundwork.statistics.choice;

import groundwork.statistics.Check;
import groundwork.statistics.Clusters;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Comparisons among named players.
 *
 * @param players names, all different
 * @param contests in the order in which they took place
 */
public record Contests(List<String> players, List<Contest> contests) {
  private static final Comparator<String> BY_NAME =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

  /**
   * @throws IllegalArgumentException if there are fewer than two players, a name comes twice, there
   *     is no contest, or a contest names a player that is not there
   */
  public Contests {
    players = List.copyOf(players);
    contests = List.copyOf(contests);
    if (players.size() < 2 || players.stream().distinct().count() < players.size()) {
      throw new IllegalArgumentException("players " + players + ": two or more different ones");
    }
    if (contests.isEmpty()) {
      throw new IllegalArgumentException("contests are empty");
    }
    for (Contest contest : contests) {
      if (Math.max(contest.first(), contest.second()) >= players.size()) {
        throw new IllegalArgumentException("no such player in " + contest);
      }
    }
  }

  /**
   * One comparison a row, each with a winner.
   *
   * @param winners n names
   * @param losers n names, paired with the winners
   * @return players in alphabetical order
   * @throws IllegalArgumentException if lengths differ or a player is compared with itself
   */
  public static Contests of(List<String> winners, List<String> losers) {
    Check.sameLength("winners", winners.size(), "losers", losers.size());
    var names = new TreeSet<>(BY_NAME);
    Stream.of(winners, losers).forEach(names::addAll);
    var players = List.copyOf(names);
    var contests =
        IntStream.range(0, winners.size())
            .mapToObj(
                i -> Contest.won(players.indexOf(winners.get(i)), players.indexOf(losers.get(i))))
            .toList();
    return new Contests(players, contests);
  }

  /**
   * Position of a player.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public int player(String name) {
    int at = players.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("no player %s among %s".formatted(name, players));
    }
    return at;
  }

  /** Number of comparisons. */
  public int comparisons() {
    return contests.stream().mapToInt(Contest::comparisons).sum();
  }

  /**
   * The same comparisons with equal pairs put together.
   *
   * @param order whether a pair shown the other way round is another pair
   */
  Contests pooled(BradleyTerry.Order order) {
    var pooled = new LinkedHashMap<List<Integer>, Contest>();
    for (Contest each : contests) {
      boolean turn = order == BradleyTerry.Order.IGNORED && each.first() > each.second();
      var contest = turn ? each.turned() : each;
      pooled.merge(List.of(contest.first(), contest.second()), contest, Contest::and);
    }
    return new Contests(players, List.copyOf(pooled.values()));
  }

  /**
   * Wins over appearances of one player by cluster, a tie being half a win: for the rate with a
   * cluster bootstrap ({@link groundwork.statistics.Bootstrap#clustered}).
   *
   * @param cluster who judged each contest, one name a contest
   */
  public Clusters rate(String player, List<String> cluster) {
    Check.sameLength("contests", contests.size(), "cluster", cluster.size());
    int at = player(player);
    var places = new LinkedHashMap<String, Integer>();
    cluster.forEach(id -> places.putIfAbsent(id, places.size()));
    double[] wins = new double[places.size()];
    double[] appearances = new double[places.size()];
    for (int i = 0; i < contests.size(); i++) {
      var contest = contests.get(i);
      int place = places.get(cluster.get(i));
      if (contest.first() == at || contest.second() == at) {
        int won = contest.first() == at ? contest.firstWins() : contest.secondWins();
        wins[place] += won + contest.ties() / 2.0;
        appearances[place] += contest.comparisons();
      }
    }
    return new Clusters(List.copyOf(places.keySet()), wins, appearances);
  }
}
