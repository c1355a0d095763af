package groundwork.study.control;

import groundwork.json.control.Json;
import groundwork.study.entity.Taxonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every version of the taxonomy that studies may name. Thread-safe. */
public final class Taxonomies {
  private static final List<String> VERSIONS = List.of("1");
  private static final Map<String, Taxonomy> READ = new ConcurrentHashMap<>();

  private Taxonomies() {}

  public static Taxonomy newest() {
    return version(VERSIONS.getLast()).orElseThrow();
  }

  /**
   * @param version null for the newest
   */
  public static Optional<Taxonomy> version(String version) {
    if (version == null) {
      return Optional.of(newest());
    }
    return VERSIONS.contains(version)
        ? Optional.of(READ.computeIfAbsent(version, Taxonomies::read))
        : Optional.empty();
  }

  public static List<String> versions() {
    return VERSIONS;
  }

  private static Taxonomy read(String version) {
    try (var in = Taxonomies.class.getResourceAsStream("/taxonomy/" + version + ".json")) {
      return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Taxonomy.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
