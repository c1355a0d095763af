package groundwork.trial.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often people may join from one address: a class in one room at once, but nobody thousands of
 * times. Addresses are nowhere stored: they are counted in memory, under a hash that this process
 * alone can make, and forgotten.
 */
@ApplicationScoped
public class JoinThrottle {
  private static final int REMEMBERED = 20_000;

  @Inject Clock clock;

  /** How many may come at once. */
  @Inject
  @ConfigProperty(name = "groundwork.joins.burst", defaultValue = "300")
  int burst;

  /** And how many more with each minute. */
  @Inject
  @ConfigProperty(name = "groundwork.joins.per-minute", defaultValue = "60")
  int perMinute;

  private record Bucket(double left, Instant at) {}

  private final byte[] salt = new byte[16];

  private final Map<Long, Bucket> buckets =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  public JoinThrottle() {
    new SecureRandom().nextBytes(salt);
  }

  /**
   * @param address from which somebody joins; null for this machine itself, which is not counted
   */
  public void pass(String address) {
    if (address == null) {
      return;
    }
    var now = clock.instant();
    var key = key(address);
    double perSecond = perMinute / 60.0;
    synchronized (buckets) {
      var before = buckets.getOrDefault(key, new Bucket(burst, now));
      double passed = Math.max(0, Duration.between(before.at(), now).toMillis() / 1000.0);
      double left = Math.min(burst, before.left() + passed * perSecond);
      if (left < 1) {
        buckets.put(key, new Bucket(left, now));
        throw tooMany((long) Math.ceil((1 - left) / perSecond));
      }
      buckets.put(key, new Bucket(left - 1, now));
    }
  }

  private static Rejected tooMany(long seconds) {
    return new Rejected(
            Fault.TOO_MANY_REQUESTS,
            "Many people join from this network at the moment; the next is let in in %d s."
                .formatted(seconds))
        .retryAfter(Duration.ofSeconds(seconds));
  }

  private long key(String address) {
    var digest = ContentHash.sha256();
    digest.update(salt);
    return ByteBuffer.wrap(digest.digest(network(address).getBytes(StandardCharsets.UTF_8)))
        .getLong();
  }

  /** One household or room of IPv6 has the first half of its address in common. */
  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    var groups = address.split(":", -1);
    return String.join(":", java.util.Arrays.asList(groups).subList(0, Math.min(4, groups.length)));
  }
}
