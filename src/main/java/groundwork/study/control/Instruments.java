package groundwork.study.control;

import groundwork.json.control.Json;
import groundwork.study.entity.Block;
import groundwork.study.entity.Instrument;
import groundwork.study.entity.Study;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The scales that ship with Groundwork: with their wording where its licence allows it, else as
 * scoring keys. Thread-safe.
 */
public final class Instruments {
  public static final List<String> IDS =
      List.of(
          "explanation-satisfaction",
          "explanation-satisfaction-9",
          "explanation-goodness",
          "system-causability",
          "curiosity",
          "trust-xai",
          "cahour-forzy",
          "trust-automation-jian",
          "trust-automation-koerber",
          "trust-merritt",
          "human-computer-trust",
          "nasa-tlx",
          "sus",
          "umux-lite",
          "ueq-s",
          "ati",
          "need-for-cognition",
          "need-for-cognition-6");

  private static final ConcurrentMap<String, Instrument> READ = new ConcurrentHashMap<>();

  private Instruments() {}

  public static Optional<Instrument> byId(String id) {
    return IDS.contains(id)
        ? Optional.of(READ.computeIfAbsent(id, Instruments::read))
        : Optional.empty();
  }

  /** Those that a study asks, by id, in their own language. */
  public static Map<String, Instrument> of(Study study) {
    var asked = new HashMap<String, Instrument>();
    study
        .blocks()
        .filter(Block.Questionnaire.class::isInstance)
        .map(block -> ((Block.Questionnaire) block).instrument())
        .forEach(id -> byId(id).ifPresent(scale -> asked.put(id, scale)));
    return asked;
  }

  /** The whole library. */
  public static List<Instrument> all() {
    return IDS.stream().map(id -> byId(id).orElseThrow()).toList();
  }

  /** The file as it ships. */
  public static String text(String id) {
    try (var in = Instruments.class.getResourceAsStream("/instruments/" + id + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Instrument read(String id) {
    return Json.read(text(id), Instrument.class);
  }
}
