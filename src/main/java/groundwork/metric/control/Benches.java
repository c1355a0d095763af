package groundwork.metric.control;

import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.StimulusSet;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Loaded models, the latest kept between units: one native session for each model of a set.
 * Thread-safe.
 */
@ApplicationScoped
public class Benches {
  private static final int KEPT = 12;

  @Inject StimulusCatalog stimuli;

  private final Map<String, Bench> loaded = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param set hash of a stimulus set
   */
  synchronized Bench of(String set, String model) {
    var key = set + "/" + model;
    var known = loaded.get(key);
    if (known == null) {
      var content = stimuli.set(new ContentHash(set));
      known = new Bench(content, model, name -> stimuli.file(content, name));
      loaded.put(key, known);
      if (loaded.size() > KEPT) {
        var oldest = loaded.entrySet().iterator();
        var retired = oldest.next().getValue();
        oldest.remove();
        retired.close();
      }
    }
    return known;
  }

  /** SHA-256 of what a run over these models depends on, by name. */
  static Map<String, String> inputs(StimulusSet set, Iterable<String> models) {
    var inputs = new LinkedHashMap<String, String>();
    inputs.put("stimuli", set.hash().hex());
    for (var model : models) {
      var file = set.model(model).orElseThrow().file();
      inputs.put("model " + model, set.manifest().assets().get(file).sha256());
    }
    for (var file : new String[] {set.manifest().background(), set.manifest().explanations()}) {
      if (file != null) {
        inputs.put(file, set.manifest().assets().get(file).sha256());
      }
    }
    return inputs;
  }

  @PreDestroy
  synchronized void close() {
    loaded.values().forEach(Bench::close);
  }
}
