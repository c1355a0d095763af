package groundwork.study.control;

import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.StudyWanted;
import groundwork.study.entity.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The designs to begin with. One works with a set if what it comes to has no errors, so a design
 * whose parts cannot be run yet is not offered. Thread-safe.
 */
public final class Templates {
  public static final String BLANK = "blank";

  private record Fit(String template, ContentHash set) {}

  private static final ConcurrentMap<String, Template> READ = new ConcurrentHashMap<>();
  private static final ConcurrentMap<Fit, Boolean> FITS = new ConcurrentHashMap<>();

  private Templates() {}

  /** In the order in which they are offered. */
  public static List<Template> all() {
    return resource("order.txt").lines().map(Templates::read).toList();
  }

  public static Optional<Template> byId(String id) {
    return resource("order.txt").lines().filter(id::equals).findFirst().map(Templates::read);
  }

  private static Template read(String id) {
    return READ.computeIfAbsent(
        id, name -> Json.read(resource(name + "/template.json"), Template.class));
  }

  private static String resource(String path) {
    try (var in = Templates.class.getResourceAsStream("/templates/" + path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The files of a new study. */
  public static Map<String, String> files(
      Template template, StudyWanted wanted, StimulusSet set, String model) {
    return new TemplateText(template, wanted.slug(), wanted.title(), set, model)
        .files(template, Templates::resource);
  }

  /** Whether a study made of it for this set, with the set's first model, has no errors. */
  public static boolean fits(Template template, StimulusSet set) {
    return FITS.computeIfAbsent(
        new Fit(template.id(), set.hash()), fit -> findings(template, set).isEmpty());
  }

  /** Errors of the study that it comes to. */
  static List<Finding> findings(Template template, StimulusSet set) {
    var wanted = new StudyWanted("probe", template.title(), null, null, null, null);
    return StudyReader.read(files(template, wanted, set, model(set, null)), set).findings().stream()
        .filter(one -> one.severity() == Finding.Severity.ERROR)
        .toList();
  }

  /**
   * @param wanted null for the set's first
   */
  static String model(StimulusSet set, String wanted) {
    var model = wanted == null ? set.manifest().models().getFirst().id() : wanted;
    if (set.model(model).isEmpty()) {
      throw new Rejected(
          Fault.INVALID, "The set \"" + set.slug() + "\" has no model \"" + model + "\".");
    }
    return model;
  }
}
