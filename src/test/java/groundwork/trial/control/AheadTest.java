package groundwork.trial.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.control.Planner;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.StepView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is fetched ahead is what the next step then shows, on the studies that ship. */
class AheadTest {
  private static final UUID SOMEBODY = UUID.nameUUIDFromBytes(new byte[] {9});

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sentiment-forward-simulation",
        "sentiment-explanation-tournament",
        "credit-decision",
        "credit-explanation-forms",
        "credit-what-if",
        "fashion-error-detection",
        "review-network-views",
      })
  void nothing_more_and_nothing_less_than_the_next_trial_shows(String slug) throws IOException {
    var version = version(slug);
    var forms = new HashSet<String>();
    for (var arm : version.definition().arms()) {
      var plan =
          Planner.plan(version, arm, SOMEBODY, 0, Planner.seed(version, EnrolmentKind.REAL, 0));
      for (int i = 0; i + 1 < plan.size(); i++) {
        var run = run(version, arm.id(), plan, i);
        var ahead = Ahead.of(version, run);
        var next = plan.get(i + 1);
        boolean shown = next.kind().showsItem() && next.kind() != Kind.FEEDBACK;
        if (shown && next(version, run) instanceof StepView.Trial trial) {
          assertThat(ahead.files()).containsExactlyElementsOf(files(trial, next.kind()));
          assertThat(ahead.figures()).containsExactlyElementsOf(figures(trial));
          assertThat(ahead.asks())
              .containsExactlyElementsOf(
                  trial.asked().stream().map(one -> one.form()).distinct().sorted().toList());
          forms.addAll(ahead.figures());
        } else {
          assertThat(ahead.files()).isEmpty();
          assertThat(ahead.figures()).isEmpty();
        }
      }
    }
    assertThat(forms.isEmpty()).isEqualTo(!version.stimuli().hasFigures());
  }

  private static StepView next(StudyVersion version, Enrolment run) {
    var there = run.moved(run.position() + 1, run.saves() + 1, run.status());
    return Views.envelope(version, there, null).step();
  }

  private static Set<String> files(StepView.Trial trial, Kind kind) {
    var files = new TreeSet<String>();
    if (trial.instance() instanceof StepView.Instance.Image image) {
      files.add(image.href());
    }
    if (kind != Kind.FINAL && trial.explanation() instanceof StepView.Explanation.Figure figure) {
      Json.tree(Json.write(figure.figure())).findValues("href").stream()
          .map(JsonNode::asString)
          .filter(href -> href.startsWith("/api/assets/"))
          .forEach(files::add);
    }
    return files;
  }

  private static Set<String> figures(StepView.Trial trial) {
    var kinds = new TreeSet<String>();
    if (trial.explanation() instanceof StepView.Explanation.Figure figure) {
      kinds.add(figure.figure().path("kind").asString());
    }
    for (var candidate : trial.candidates()) {
      if (candidate.explanation() instanceof StepView.Explanation.Figure figure) {
        kinds.add(figure.figure().path("kind").asString());
      }
    }
    return kinds;
  }

  private static Enrolment run(
      StudyVersion version, String arm, List<PlannedStep> plan, int position) {
    return new Enrolment(
        version.study(),
        SOMEBODY,
        version.hash().hex(),
        EnrolmentKind.REAL,
        Status.ACTIVE,
        arm,
        0,
        position,
        position,
        plan);
  }

  private static StudyVersion version(String slug) throws IOException {
    var files = FileSet.ofFolder(Path.of("studies", slug), FileSet.Limits.STUDY).texts(none -> {});
    var study = StudyReader.read(files, AheadTest::set).required();
    return new StudyVersion(
        ContentHash.of(slug),
        UUID.randomUUID(),
        1,
        study,
        set(study.stimuli().set()).orElseThrow(),
        Map.of(),
        Map.of(),
        Instant.EPOCH);
  }

  private static Optional<StimulusSet> set(String slug) {
    try {
      return StimulusReader.read(FileSet.ofFolder(Path.of("stimuli", slug), FileSet.Limits.STIMULI))
          .set();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
