package groundwork.study.control;

import groundwork.document.control.Nearest;
import groundwork.document.control.Rules;
import groundwork.study.entity.Block;
import groundwork.study.entity.Question;
import groundwork.study.entity.Sequence;
import groundwork.study.entity.Study;
import java.util.List;
import java.util.Locale;

/** A way through a study that everybody can go, and that comes to an end. */
final class FlowRules {
  /** Wider than any phone held upright. */
  private static final int WIDER_THAN_A_PHONE = 600;

  private final Rules rules;
  private final Study study;
  private final List<Placed> blocks;
  private final RuleRules facts;

  /** How many blocks of the flow come before the assignment. */
  private final int screened;

  FlowRules(Rules rules, Study study) {
    this.rules = rules;
    this.study = study;
    blocks = Placed.of(study);
    facts = new RuleRules(rules, study, blocks);
    screened = screened(study);
  }

  /** Everything up to the last screening comes before the assignment. */
  static int screened(Study study) {
    int last = -1;
    for (int i = 0; i < study.flow().size(); i++) {
      last = study.flow().get(i) instanceof Block.Screening ? i : last;
    }
    return last + 1;
  }

  void check() {
    beforeAssignment();
    for (int index = 0; index < blocks.size(); index++) {
      var place = blocks.get(index).pointer();
      var block = blocks.get(index).block();
      facts.check(place + "/when", block.when(), index, block);
      switch (block) {
        case Block.Screening asked -> screening(place, asked, index);
        case Block.Pause pause -> pause(place, pause);
        case Block.Attention check -> attention(place, check);
        case Block.Questionnaire asked -> questionnaire(place, asked);
        case Block.Session session -> session(place, session);
        case Block.Branch branch -> branch(place, branch);
        case Block.End end -> end(place, end);
        default -> {}
      }
    }
    device();
    time();
    resume();
  }

  private void resume() {
    for (var id : study.resume().blocks().keySet()) {
      if (study.block(id).isEmpty()) {
        rules.error(
            "/resume/blocks/" + id,
            "there is no block \"" + id + "\"",
            Rules.known(study.blocks().map(Block::id)));
      }
    }
  }

  private void beforeAssignment() {
    for (int i = 0; i < screened; i++) {
      var block = study.flow().get(i);
      var place = "/flow/" + i;
      switch (block) {
        case Block.Trials b -> tooEarly(place, "trials");
        case Block.Session b -> tooEarly(place, "session");
        case Block.Branch b -> tooEarly(place, "branch");
        case Block.End b -> tooEarly(place, "end");
        case Block.Group b -> tooEarly(place, "group");
        default -> {}
      }
      if (!block.onlyArms().isEmpty()) {
        rules.error(
            place + "/onlyArms",
            "nobody has an arm yet when this block comes: a screening follows or is meant",
            "Remove onlyArms, or move the block behind the last screening.");
      }
    }
    for (var placed : blocks) {
      if (placed.block() instanceof Block.Screening && placed.pointer().contains("/blocks/")) {
        rules.error(
            placed.pointer() + "/kind",
            "a screening inside a group would come after the assignment",
            "Move it out of the group, to the beginning of the flow.");
      }
    }
  }

  private void tooEarly(String place, String kind) {
    rules.error(
        place + "/kind",
        "a block of kind "
            + kind
            + " stands before the last screening, where nobody has an arm yet",
        "Move it behind the last screening.");
  }

  private void screening(String place, Block.Screening asked, int index) {
    rules.unique(
        place + "/questions",
        asked.questions().stream().map(Block.Screening.Asked::id),
        "questions");
    for (int i = 0; i < asked.questions().size(); i++) {
      var question = asked.questions().get(i);
      var here = place + "/questions/" + i;
      rules.unique(
          here + "/options", question.options().stream().map(Question.Option::id), "options");
      if (question.options().isEmpty() && question.min() > question.max()) {
        rules.error(
            here + "/max",
            "no number is at least %d and at most %d".formatted(question.min(), question.max()),
            "Exchange min and max.");
      }
    }
    for (int i = 0; i < asked.exclude().size(); i++) {
      facts.check(
          place + "/exclude/" + i + "/when", asked.exclude().get(i).when(), index + 1, asked);
    }
  }

  private void pause(String place, Block.Pause pause) {
    if (pause.maxSeconds() != null && pause.maxSeconds() < pause.minSeconds()) {
      rules.error(
          place + "/maxSeconds",
          "the break ends by itself after %d seconds and lasts at least %d"
              .formatted(pause.maxSeconds(), pause.minSeconds()),
          "Raise maxSeconds, or lower minSeconds.");
    }
  }

  private void attention(String place, Block.Attention check) {
    var options = check.options().stream().map(Question.Option::id).toList();
    rules.unique(place + "/options", options.stream(), "options");
    if (!options.contains(check.key())) {
      rules.error(
          place + "/key",
          "the key \"" + check.key() + "\" is none of the options",
          meant(check.key(), options) + "Options: " + String.join(", ", options) + ".");
    }
  }

  private void questionnaire(String place, Block.Questionnaire asked) {
    if (asked.order() != Sequence.FIXED && asked.order() != Sequence.SHUFFLED) {
      rules.error(
          place + "/order",
          "items of a scale come in their own order or shuffled",
          "Write fixed or shuffled.");
    }
  }

  private void session(String place, Block.Session session) {
    for (int i = 0; i < session.reminderHours().size(); i++) {
      var hours = session.reminderHours().get(i);
      if (session.withinHours() != null && hours >= session.withinHours()) {
        rules.error(
            place + "/reminderHours/" + i,
            "the reminder is due %s h after the session opens, and it closes after %s h"
                .formatted(plain(hours), plain(session.withinHours())),
            "Remind earlier, or leave the session open for longer.");
      }
    }
    if (session.late() == Block.Session.Late.END && session.withinHours() == null) {
      rules.warning(
          place + "/late",
          "nobody can come late to a session that never closes",
          "Say withinHours, or remove late.");
    }
    int at = study.flow().indexOf(session);
    if (at == 0 || at == study.flow().size() - 1) {
      rules.error(
          place + "/kind",
          at == 0 ? "there is no session before this one" : "nothing comes after this session",
          "Put a session between the blocks of two sittings.");
    }
  }

  private void branch(String place, Block.Branch branch) {
    int from = study.flow().indexOf(branch);
    if (from < 0) {
      rules.error(
          place + "/kind",
          "a branch inside a group would lead out of an order that differs between participants",
          "Move it behind the group, or use \"when\" in the blocks.");
      return;
    }
    var ids = study.flow().stream().map(Block::id).toList();
    int to = ids.indexOf(branch.to());
    if (to < 0) {
      boolean inGroup = study.block(branch.to()).isPresent();
      rules.error(
          place + "/to",
          inGroup
              ? "\"" + branch.to() + "\" stands inside a group, whose order differs"
              : "there is no block \"" + branch.to() + "\"",
          inGroup
              ? "Name the group, or a block outside of it."
              : meant(branch.to(), ids) + "Blocks: " + String.join(", ", ids) + ".");
    } else if (to == from) {
      rules.error(place + "/to", "the branch leads to itself", "Name another block.");
    } else if (to < from && branch.atMost() == null) {
      rules.error(
          place + "/atMost",
          "the way back to \"" + branch.to() + "\" may be taken for ever",
          "Say with atMost how often.");
    } else if (to < screened && from >= screened) {
      rules.error(
          place + "/to",
          "nobody is screened twice: \"" + branch.to() + "\" comes before the assignment",
          "Name a block behind the last screening.");
    } else if (to > from && branch.atMost() != null) {
      rules.warning(
          place + "/atMost",
          "a way forward is taken once at most, whatever atMost says",
          "Remove atMost.");
    }
    if (to > from && facts.constant(branch.when()).orElse(false)) {
      rules.error(
          place + "/when",
          "the rule always holds, so nothing between here and \""
              + branch.to()
              + "\" is ever reached",
          "Write a rule over what was answered, or remove the blocks.");
    }
  }

  private void end(String place, Block.End end) {
    if (facts.constant(end.when()).orElse(false)) {
      rules.error(
          place + "/when",
          "the rule always holds, so nothing behind this block is ever reached",
          "Write a rule over what was answered, or let the flow end here.");
    }
  }

  private void device() {
    var device = study.device();
    if (device == null || device.minWidth() == null || device.minWidth() <= WIDER_THAN_A_PHONE) {
      return;
    }
    if (device.kinds().equals(List.of("phone"))) {
      rules.error(
          "/device/minWidth",
          "only phones may take part, and no phone is %d pixels wide".formatted(device.minWidth()),
          "Lower minWidth, or let other devices in.");
    } else if (device.kinds().contains("phone")) {
      rules.warning(
          "/device/minWidth",
          "phones may take part, and no phone is %d pixels wide".formatted(device.minWidth()),
          "Lower minWidth, or remove phone from kinds.");
    }
  }

  private void time() {
    var most = study.assignment().maxMinutes();
    if (most == null) {
      return;
    }
    double apart =
        60
            * study
                .blocks()
                .filter(Block.Session.class::isInstance)
                .mapToDouble(block -> ((Block.Session) block).afterHours())
                .sum();
    if (apart >= most) {
      rules.error(
          "/assignment/maxMinutes",
          "a run ends after %d minutes, and its sessions are %s minutes apart"
              .formatted(most, plain(apart)),
          "Raise maxMinutes, or remove it and close the sessions by withinHours.");
    } else if (study.minutes() != null && study.minutes() >= most) {
      rules.warning(
          "/assignment/maxMinutes",
          "participants are told that it takes %d minutes, and are cut off after %d"
              .formatted(study.minutes(), most),
          "Raise maxMinutes: people differ.");
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.valueOf((long) number)
        : String.format(Locale.ROOT, "%.2f", number);
  }

  private static String meant(String given, List<String> known) {
    return Nearest.of(given, known).map(near -> "Did you mean \"" + near + "\"? ").orElse("");
  }
}
