package groundwork.metric.material;

import groundwork.provenance.entity.ContentHash;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that are read and remembered by their hash. */
final class Hashed implements Source {
  private final Source source;
  private final Map<String, String> hashes = new LinkedHashMap<>();

  Hashed(Source source) {
    this.source = source;
  }

  @Override
  public byte[] read(String name) {
    byte[] bytes = source.read(name);
    note(name, bytes);
    return bytes;
  }

  @Override
  public boolean own() {
    return source.own();
  }

  void note(String name, byte[] bytes) {
    hashes.put(name, ContentHash.of(bytes).hex());
  }

  /** SHA-256 in hex of everything that was read, by name. */
  Map<String, String> hashes() {
    return hashes;
  }
}
