package groundwork.assignment.control;

import groundwork.provenance.entity.ContentHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Randomness that can be repeated: named by what it is for, not by when it was asked. */
public final class Draw {
  private Draw() {}

  /** A generator of its own for this purpose; the same words give the same numbers for ever. */
  public static UniformRandomProvider of(Object... words) {
    var name = String.join("|", java.util.Arrays.stream(words).map(String::valueOf).toList());
    var seed = ByteBuffer.wrap(ContentHash.sha256().digest(name.getBytes(StandardCharsets.UTF_8)));
    return RandomSource.XO_SHI_RO_256_PP.create(
        new long[] {seed.getLong(), seed.getLong(), seed.getLong(), seed.getLong()});
  }

  /** A new list in random order (Fisher-Yates). */
  public static <T> List<T> shuffled(List<T> list, UniformRandomProvider random) {
    var order = new ArrayList<>(list);
    for (int last = order.size() - 1; last > 0; last--) {
      var other = random.nextInt(last + 1);
      var kept = order.get(last);
      order.set(last, order.get(other));
      order.set(other, kept);
    }
    return order;
  }
}
