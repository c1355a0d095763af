package groundwork.document.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps the few things that were asked for last. Thread-safe. */
public final class Recent<K, V> {
  private final Map<K, V> kept;

  public Recent(int most) {
    kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** In place of what was kept before. */
  public void put(K key, V value) {
    synchronized (kept) {
      kept.put(key, value);
    }
  }

  /** Two who ask at once may both read; they get equal things. */
  public V get(K key, Function<K, V> reader) {
    synchronized (kept) {
      var known = kept.get(key);
      if (known != null) {
        return known;
      }
    }
    var read = reader.apply(key);
    synchronized (kept) {
      kept.put(key, read);
    }
    return read;
  }
}
