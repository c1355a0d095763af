package groundwork.document.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps the few things that were asked for last. Thread-safe. */
public final class Recent<K, V> {
  private final Map<K, V> kept;

  public Recent(int most) {
    this(most, any -> {});
  }

  /**
   * @param retired gets what is kept no longer
   */
  public Recent(int most, Consumer<V> retired) {
    kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            if (size() <= most) {
              return false;
            }
            retired.accept(eldest.getValue());
            return true;
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
