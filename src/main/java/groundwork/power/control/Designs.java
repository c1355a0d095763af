package groundwork.power.control;

import groundwork.plan.control.PlanReader;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.Instruments;
import groundwork.study.control.StudyCatalog;
import groundwork.study.control.StudyReader;
import groundwork.study.control.StudyReading;
import groundwork.study.entity.Frozen;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** What a study's files say now, or said when a question was asked, as a design to plan with. */
@ApplicationScoped
public class Designs {
  @Inject StudyCatalog studies;
  @Inject StimulusCatalog stimuli;
  @Inject Clock clock;

  /**
   * The working files, opened or not.
   *
   * @throws Rejected where they have errors, or nobody takes part
   */
  Question now(String slug) {
    var id = studies.require(slug);
    var files = studies.files(id);
    var reading = studies.read(files);
    if (reading.refused() || reading.study().isEmpty()) {
      throw new Rejected(
          Fault.INVALID,
          "The study has errors; what cannot be run cannot be planned for.",
          reading.findings());
    }
    if (!reading.required().hasPeople()) {
      throw new Rejected(
          Fault.CONFLICT, "The study \"" + slug + "\" has no people, so nobody is to be counted.");
    }
    return question(id, reading, files, reading.stimuli().orElseThrow());
  }

  private Question question(
      UUID study, StudyReading reading, Map<String, String> files, StimulusSet set) {
    var frozen =
        Frozen.of(
            reading.definition().orElseThrow(), reading.plan().orElse(null), files, set.hash());
    var version =
        new StudyVersion(
            frozen.hash(),
            study,
            0,
            reading.required(),
            set,
            Map.of(),
            Instruments.of(reading.required()),
            clock.instant());
    return new Question(version, reading.plan().map(PlanReader::read).orElse(null), files);
  }

  /** As it was then, with the stimulus set of then. */
  Question then(PowerLog.Asked asked) {
    var set = stimuli.set(asked.stimuli());
    return question(
        asked.study(),
        StudyReader.read(asked.files(), any -> java.util.Optional.of(set)),
        asked.files(),
        set);
  }

  /** Null where the files have errors. */
  String hash(String slug) {
    try {
      return now(slug).version().hash().hex();
    } catch (Rejected errors) {
      return null;
    }
  }

  ContentHash set(Question question) {
    return question.version().stimuli().hash();
  }
}
