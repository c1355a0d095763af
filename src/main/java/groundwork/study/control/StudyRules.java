package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.document.entity.Document;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Question;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold between the parts of a study, its texts and its stimuli. */
final class StudyRules extends Rules {
  private final Study study;
  private final Map<String, String> files;

  StudyRules(
      Document document, Study study, Optional<StimulusSet> stimuli, Map<String, String> files) {
    super(document);
    this.study = study;
    this.files = files;
    if (study.consent() != null) {
      text("/consent/text", study.consent().text());
    }
    text("/debrief", study.debrief());
    arms();
    flow();
    new RecruitmentRules(this, study).check();
    new DesignRules(this, study, Editions.present(document.root())).check();
    new FramingRules(this, study).check(Editions.present(document.root()));
    stimuli.ifPresentOrElse(
        set -> new StimulusRules(this, study, set).check(),
        () ->
            error(
                "/stimuli/set",
                "there is no stimulus set \"" + study.stimuli().set() + "\"",
                "Import that set first, or name another."));
  }

  private void text(String pointer, String file) {
    if (file == null) {
      return;
    }
    if (climbs(file)) {
      error(
          pointer,
          "the file \"" + file + "\" lies outside the study's folder",
          "Put it into the folder and name it without \"..\".");
    } else if (!files.containsKey(file)) {
      error(
          pointer,
          "the file \"" + file + "\" is named here but missing",
          "Add it beside study.yaml, or correct the name.");
    } else if (files.get(file).isBlank()) {
      error(pointer, "the file \"" + file + "\" is empty", "Write the text.");
    }
  }

  static boolean climbs(String file) {
    return file.contains("\\")
        || file.startsWith("/")
        || file.contains(":")
        || List.of(file.split("/")).contains("..");
  }

  private void arms() {
    unique("/arms", study.arms().stream().map(Arm::id), "arms");
    for (int i = 1; i < study.arms().size(); i++) {
      var first = study.arms().getFirst().levels().keySet();
      var these = study.arms().get(i).levels().keySet();
      if (!these.equals(first)) {
        error(
            "/arms/" + i,
            "this arm has the factors " + these + ", the first one has " + first,
            "Give every arm a level of every factor.");
      }
    }
  }

  private void flow() {
    blockIds();
    for (var placed : Placed.of(study)) {
      var place = placed.pointer();
      var block = placed.block();
      for (int j = 0; j < block.onlyArms().size(); j++) {
        if (study.arm(block.onlyArms().get(j)).isEmpty()) {
          error(
              place + "/onlyArms/" + j,
              "there is no arm \"" + block.onlyArms().get(j) + "\"",
              known(study.arms().stream().map(Arm::id)));
        }
      }
      switch (block) {
        case Block.Instructions instructions -> text(place + "/text", instructions.text());
        case Block.Comprehension check -> comprehension(place, check);
        case Block.Trials trials -> trials(place, trials);
        case Block.Questionnaire asked -> QuestionnaireRules.check(this, place, asked);
        case Block.FreeText plain -> {}
        case Block.Screening one -> text(place + "/text", one.text());
        case Block.Pause one -> text(place + "/text", one.text());
        case Block.Attention one -> {}
        case Block.Session one -> text(place + "/text", one.text());
        case Block.Branch one -> {}
        case Block.End one -> {}
        case Block.Group group -> {}
      }
    }
    new FlowRules(this, study).check();
    if (study.hasPeople() && study.trials().findAny().isEmpty()) {
      warning("/flow", "nobody does a trial in this study", "Add a block of kind trials.");
    }
  }

  /** Answers, columns and rules call a block by its id, wherever it stands. */
  private void blockIds() {
    var seen = new HashSet<String>();
    for (var placed : Placed.of(study)) {
      if (!seen.add(placed.block().id())) {
        error(
            placed.pointer() + "/id",
            "the id \"" + placed.block().id() + "\" is used by two blocks",
            "Give one of them another id.");
      }
    }
  }

  private void comprehension(String place, Block.Comprehension check) {
    text(place + "/text", check.text());
    unique(place + "/questions", check.questions().stream().map(Question::id), "questions");
    for (int i = 0; i < check.questions().size(); i++) {
      var question = check.questions().get(i);
      var options = question.options().stream().map(Question.Option::id).toList();
      unique(place + "/questions/" + i + "/options", options.stream(), "options");
      if (!options.contains(question.key())) {
        error(
            place + "/questions/" + i + "/key",
            "the key \"" + question.key() + "\" is none of the options",
            "Write the id of the right option: " + String.join(", ", options) + ".");
      }
    }
  }

  private void trials(String place, Block.Trials trials) {
    if (trials.task() == Task.JUDGE_ADVISOR
        && study.arms().stream().filter(trials::meets).noneMatch(Arm::advice)) {
      error(
          place + "/task",
          "a judge-advisor block needs at least one arm with advice, and none of its arms has any",
          "Set \"advice: true\" in an arm.");
    }
    if (trials.task() == Task.OBSERVE && (trials.confidence() != null || trials.feedback())) {
      error(
          place,
          "an observe trial asks nothing, so it has neither confidence nor feedback",
          "Remove them, or choose another task.");
    }
    if (trials.limitMs() != null && trials.limitMs() <= trials.minMs()) {
      error(place + "/limitMs", "limitMs must be more than minMs", "Give more time.");
    }
    if (trials.confidence() != null && trials.confidence().min() >= trials.confidence().max()) {
      error(
          place + "/confidence",
          "confidence must run from a lower min to a higher max",
          "Raise max.");
    }
  }
}
