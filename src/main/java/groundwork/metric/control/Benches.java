package groundwork.metric.control;

import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.OpenStudies;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Loaded models, kept between units: one native session for each model of a set. Thread-safe. */
@ApplicationScoped
public class Benches {
  @Inject StimulusCatalog stimuli;
  @Inject OpenStudies studies;

  private final Map<String, Bench> loaded = new HashMap<>();

  /**
   * @param version hash of a study version
   */
  synchronized Bench of(String version, String model) {
    var set = studies.version(new ContentHash(version)).stimuli();
    return loaded.computeIfAbsent(
        set.hash() + "/" + model, one -> new Bench(set, model, name -> stimuli.file(set, name)));
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
      inputs.put(file, set.manifest().assets().get(file).sha256());
    }
    return inputs;
  }

  @PreDestroy
  void close() {
    loaded.values().forEach(Bench::close);
  }
}
