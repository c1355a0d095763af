package groundwork.trial.control;

import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.Figures;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.trial.control.Gallery.Found;
import groundwork.trial.control.Gallery.Stand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The documentation's example of a figure as an explanation of a shipped set. Pure. */
final class Examples {
  private static final String METHOD = "example";
  private static final List<String> OTHERS = List.of("example-again", "example-once-more");

  /** Kinds whose example is about texts, and about pictures; the others are about tables. */
  private static final Set<String> TEXTS =
      Set.of("token-matrix", "linked-views", "instances", "units", "node-link", "text", "article");

  private static final Set<String> PICTURES =
      Set.of(
          "attention",
          "attribution",
          "feature-vis",
          "noise",
          "adversarial",
          "sketch",
          "scatter",
          "line",
          "parameters",
          "confusion");

  private Examples() {}

  static Found on(Function<String, StimulusSet> sets, String kind) {
    var slug = TEXTS.contains(kind) ? "sentiment" : PICTURES.contains(kind) ? "fashion" : "credit";
    var set = sets.apply(slug);
    var model = set.manifest().models().getFirst().id();
    var document = document(kind);
    var figures =
        Stream.concat(Stream.of(METHOD), OTHERS.stream())
            .map(method -> new Figures(method, model, document.deepCopy(), Map.of()))
            .toList();
    return new Found(with(set, figures), new Stand(kind, slug, model, METHOD, OTHERS), true);
  }

  static ObjectNode document(String kind) {
    try (var in = Examples.class.getResourceAsStream("/figures/" + kind + ".json")) {
      return (ObjectNode) Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static StimulusSet with(StimulusSet set, List<Figures> figures) {
    var m = set.manifest();
    var methods = new ArrayList<>(m.methods());
    var files = new ArrayList<>(m.figures());
    for (var one : figures) {
      methods.add(new Method(one.method(), "Example", null, null, null, null, null, null));
      files.add(new Manifest.FigureFile(one.method(), one.model(), "example.json"));
    }
    var manifest =
        new Manifest(
            m.schema(),
            m.slug(),
            m.title(),
            m.description(),
            m.version(),
            m.modality(),
            m.licence(),
            m.sources(),
            m.made(),
            m.classes(),
            m.features(),
            m.models(),
            m.background(),
            m.training(),
            methods,
            m.items(),
            m.explanations(),
            m.arrays(),
            files,
            m.assets());
    return new StimulusSet(
        ContentHash.of(set.hash().hex() + "+example"), manifest, set.explanations(), figures);
  }
}
