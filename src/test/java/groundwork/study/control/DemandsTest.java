package groundwork.study.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class DemandsTest {
  @Test
  void who_comes_first_gives_way_where_that_serves_both() {
    var demands = new Demands();
    var any = demands.take(List.of("a", "b", "c", "d"), 2);
    var hard = demands.take(List.of("a", "b"), 2);
    assertThat(hard).containsExactlyInAnyOrder("a", "b");
    assertThat(any).containsExactlyInAnyOrder("c", "d");
  }

  @Test
  void too_little_is_shared_as_far_as_it_goes() {
    var demands = new Demands();
    assertThat(demands.take(List.of("a"), 1)).containsExactly("a");
    assertThat(demands.take(List.of("a"), 1)).isEmpty();
    assertThat(demands.take(List.of(), 1)).isEmpty();
  }

  @Test
  void everybody_is_served_whenever_that_is_possible() {
    for (int seed = 0; seed < 2000; seed++) {
      var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      int holders = 2 + random.nextInt(4);
      var wanted = new ArrayList<List<String>>();
      var counts = new ArrayList<Integer>();
      int item = 0;
      for (int holder = 0; holder < holders; holder++) { // a sharing that exists, and more wishes
        var wishes = new ArrayList<String>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
          wishes.add("i" + item++);
        }
        counts.add(count);
        wanted.add(wishes);
      }
      for (var wishes : wanted) {
        for (int i = 0; i < item; i++) {
          if (random.nextInt(3) == 0 && !wishes.contains("i" + i)) {
            wishes.addFirst("i" + i);
          }
        }
      }
      var demands = new Demands();
      var got = new ArrayList<List<String>>();
      for (int holder = 0; holder < holders; holder++) {
        got.add(demands.take(wanted.get(holder), counts.get(holder)));
      }
      for (int holder = 0; holder < holders; holder++) {
        assertThat(got.get(holder)).hasSize(counts.get(holder)).isSubsetOf(wanted.get(holder));
      }
      assertThat(got.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }
  }
}
