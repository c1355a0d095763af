package groundwork.export.control;

import groundwork.export.entity.Registration;
import groundwork.export.entity.RegistrationForm;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyCatalog;
import groundwork.study.control.Taxonomies;
import groundwork.study.control.TrialCount;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Frozen;
import groundwork.study.entity.Study;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;

/** Writes the preregistration of a study as its files are now. */
@ApplicationScoped
public class Registrations {
  @Inject StudyCatalog catalog;
  @Inject Sql sql;

  /**
   * @throws groundwork.problem.entity.Rejected for a study that there is not, or with errors in its
   *     files
   */
  @Transactional
  public String text(String slug, RegistrationForm form) {
    var id = catalog.require(slug);
    var files = catalog.files(id);
    var reading = catalog.read(files);
    var study = reading.required();
    var set = reading.stimuli().orElseThrow();
    var frozen =
        Frozen.of(
            reading.definition().orElseThrow(), reading.plan().orElse(null), files, set.hash());
    int collected =
        sql.one(
                row -> row.getInt(1),
                "select count(*) from enrolment where study = ? and kind = 'real' and arm is not null",
                id)
            .orElseThrow();
    return Preregistration.of(
        new Registration(
            study,
            reading.plan().orElseGet(Json.MAPPER::createObjectNode),
            trials(study, set),
            Taxonomies.version(study.framing().taxonomy()).orElseGet(Taxonomies::newest),
            frozen.hash().hex(),
            collected),
        form);
  }

  private static Map<String, Integer> trials(Study study, StimulusSet set) {
    var trials = new HashMap<String, Integer>();
    for (Arm arm : study.arms()) {
      trials.put(
          arm.id(),
          study
              .trials()
              .filter(block -> block.meets(arm))
              .mapToInt(block -> TrialCount.of(study, block, set))
              .sum());
    }
    return trials;
  }
}
