package groundwork.metric.control;

import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.json.control.Json;
import groundwork.metric.entity.AttributionsStored;
import groundwork.metric.material.Imported;
import groundwork.metric.material.Source;
import groundwork.metric.measure.RandomRanking;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.SetEdition;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.Modality;
import groundwork.stimulus.entity.StimulusSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Explanations that somebody made elsewhere become a method of a set: a new set, the old stays. */
@ApplicationScoped
public class AttributionStore {
  @Inject StimulusCatalog catalog;
  @Inject Clock clock;

  /**
   * @param model whose predictions were explained
   * @param method id that the set does not have yet for this model
   * @param title for people; null for the id
   * @param source DOI or address; may be null
   * @param array which one of the file's; null for the only one
   */
  public record Described(String model, String method, String title, String source, String array) {}

  public AttributionsStored store(String slug, Described as, String file, byte[] content) {
    var set =
        catalog
            .latest(slug)
            .orElseThrow(
                () -> new Rejected(Fault.NOT_FOUND, "There is no stimulus set \"" + slug + "\"."));
    check(set, as);
    var name = as.array() == null ? file : file + "#" + as.array();
    var fit = fit(set, as.model());
    Imported read;
    double[][] rows;
    try {
      var given = set.modality() == Modality.TEXT ? filled(file, content, fit.width()) : content;
      read = Imported.read(name, Source.of(Map.of(file, given)), fit).requireFinite(name, fit);
      rows = cut(set, read.rows(), name);
    } catch (IllegalArgumentException wrong) {
      throw refused(file, wrong.getMessage());
    }
    var params = new LinkedHashMap<String, Object>();
    params.put(Method.IMPORTED_FROM, name);
    params.put("sha256", ContentHash.of(content).hex());
    params.put("form", read.form());
    params.put("importedAt", clock.instant().toString());
    var title = as.title() == null || as.title().isBlank() ? as.method() : as.title().strip();
    var maker = new SetEdition.Maker(as.method(), title, as.source(), params);
    var files =
        SetEdition.with(
            set,
            catalog.asset(set.hash()).content(),
            one -> catalog.file(set, one),
            maker,
            as.model(),
            rows);
    var stored = catalog.put(slug, files).reading().required();
    return new AttributionsStored(
        slug,
        stored.manifest().version(),
        stored.hash().hex(),
        as.method(),
        as.model(),
        read.form(),
        rows.length);
  }

  private static void check(StimulusSet set, Described as) {
    if (as.model() == null || set.model(as.model()).isEmpty()) {
      throw wrong(
          "/model",
          "the set has no model \"%s\"".formatted(as.model()),
          "Name one of " + set.manifest().models().stream().map(one -> one.id()).toList() + ".");
    }
    if (as.method() == null || !as.method().matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw wrong(
          "/method",
          "a method's id has small letters, digits and hyphens, at most 64",
          "Choose one like \"my-shap\".");
    }
    if (reserved().contains(as.method())) {
      throw wrong(
          "/method",
          "\"%s\" is the id of a method that Groundwork makes itself".formatted(as.method()),
          "Choose another id, for example \"my-%s\".".formatted(as.method()));
    }
    var known = set.method(as.method());
    if (known.isPresent()
        && (set.hasExplanations(as.model(), as.method()) || known.get().models().isEmpty())) {
      throw new Rejected(
          Fault.CONFLICT,
          "The set has explanations of \"%s\" by \"%s\" already; stored ones never change. Choose another id."
              .formatted(as.model(), as.method()));
    }
  }

  /** A method of such an id would be made again where a metric asks for that. */
  private static Set<String> reserved() {
    var reserved = new HashSet<>(Explainers.all().stream().map(Explainer::id).toList());
    reserved.add(RandomRanking.ID);
    return reserved;
  }

  /** Texts: as wide as the longest, so that shorter ones are filled up. */
  private static Imported.Fit fit(StimulusSet set, String model) {
    var card = set.model(model).orElseThrow();
    var classes = card.output().classes();
    var items = set.items();
    return new Imported.Fit(
        items.stream().map(Item::id).toList(),
        set.features().stream().map(Feature::id).toList(),
        items.stream().mapToInt(item -> item.content().size()).max().orElse(0),
        items.getFirst().content() instanceof Content.Image image ? image.shape() : null,
        classes,
        items.stream().mapToInt(item -> classes.indexOf(item.output(model).predicted())).toArray());
  }

  /** Lists of different lengths, one for each text, filled up with zeros. */
  private static byte[] filled(String file, byte[] content, int width) {
    if (!file.endsWith(".json")) {
      return content;
    }
    JsonNode root;
    try {
      root = Json.tree(new String(content, StandardCharsets.UTF_8));
    } catch (JacksonException later) {
      return content; // who reads it says what is wrong with it
    }
    for (var list : root.isObject() ? root.path("values") : root) {
      if (list instanceof ArrayNode values) {
        while (values.size() < width) {
          values.add(0);
        }
      }
    }
    return Json.write(root).getBytes(StandardCharsets.UTF_8);
  }

  private static double[][] cut(StimulusSet set, double[][] rows, String name) {
    for (int i = 0; i < rows.length; i++) {
      var item = set.items().get(i);
      int size = item.content().size();
      for (int at = size; at < rows[i].length; at++) {
        if (rows[i][at] != 0) {
          throw new IllegalArgumentException(
              "%s: item %s (%d) has %d tokens, but value %d is %s; what is beyond its tokens must be 0"
                  .formatted(name, item.id(), i, size, at, rows[i][at]));
        }
      }
      rows[i] = java.util.Arrays.copyOf(rows[i], size);
    }
    return rows;
  }

  private static Rejected refused(String file, String detail) {
    return new Rejected(
        Fault.INVALID,
        detail.endsWith(".") ? detail : detail + ".",
        List.of(
            Finding.error(
                file,
                "",
                null,
                detail,
                "Save an array of a shape that fits the set: one row per item, in its order, practice"
                    + " items included.")));
  }

  private static Rejected wrong(String pointer, String rule, String remedy) {
    return new Rejected(
        Fault.INVALID,
        rule.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + rule.substring(1) + ".",
        List.of(Finding.inBody(pointer, rule, remedy)));
  }
}
