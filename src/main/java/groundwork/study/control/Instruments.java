package groundwork.study.control;

import groundwork.json.control.Json;
import groundwork.study.entity.Instrument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The scales that ship with Groundwork, because their licences allow it. Thread-safe. */
public final class Instruments {
  public static final List<String> IDS = List.of("explanation-satisfaction");

  private static final ConcurrentMap<String, Instrument> READ = new ConcurrentHashMap<>();

  private Instruments() {}

  public static Optional<Instrument> byId(String id) {
    return IDS.contains(id)
        ? Optional.of(READ.computeIfAbsent(id, Instruments::read))
        : Optional.empty();
  }

  private static Instrument read(String id) {
    try (var in = Instruments.class.getResourceAsStream("/instruments/" + id + ".json")) {
      return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Instrument.class);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
