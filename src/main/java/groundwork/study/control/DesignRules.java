package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Factor;
import groundwork.study.entity.Manipulation;
import groundwork.study.entity.Sequence;
import groundwork.study.entity.Study;
import groundwork.study.entity.Within;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is varied exists, is varied by something, and can be balanced. */
final class DesignRules {
  private final Rules rules;
  private final Study study;
  private final boolean armsAreWritten;
  private final Set<String> squares = new HashSet<>();

  /**
   * @param definition the document in the present edition: tells written arms from crossed ones
   */
  DesignRules(Rules rules, Study study, JsonNode definition) {
    this.rules = rules;
    this.study = study;
    armsAreWritten = !definition.path("arms").isMissingNode();
  }

  void check() {
    if (!study.hasPeople()) {
      return;
    }
    factors();
    forbidden();
    arms();
    for (var placed : Placed.of(study)) {
      switch (placed.block()) {
        case Block.Trials trials -> within(placed.pointer() + "/within", trials);
        case Block.Group group -> group(placed.pointer(), group);
        default -> {}
      }
    }
    new AssignmentRules(rules, study).check();
  }

  private void factors() {
    rules.unique("/factors", study.factors().stream().map(Factor::id), "factors");
    for (int i = 0; i < study.factors().size(); i++) {
      var factor = study.factors().get(i);
      var levels = "/factors/" + i + "/levels";
      rules.unique(levels, factor.levels().stream().map(Factor.Level::id), "levels");
      if (factor.levels().size() < 2) {
        rules.warning(
            levels,
            "the factor \"" + factor.id() + "\" has one level, so it varies nothing",
            "Add a level, or remove the factor.");
      }
      if (factor.vary() == Factor.Vary.WITHIN || !armsAreWritten) {
        effects(levels, factor);
      }
      if (factor.vary() == Factor.Vary.WITHIN && used(factor).findAny().isEmpty()) {
        rules.warning(
            "/factors/" + i,
            "no block varies the factor \"" + factor.id() + "\"",
            "Name it in \"within\" of a block of trials, or remove it.");
      }
    }
  }

  /** One level may leave everything as it is; two that change the same cannot be told apart. */
  private void effects(String levels, Factor factor) {
    var seen = new LinkedHashMap<Manipulation, String>();
    for (int j = 0; j < factor.levels().size(); j++) {
      var level = factor.levels().get(j);
      var same = seen.putIfAbsent(level.manipulation(), level.id());
      if (same == null || same.equals(level.id())) {
        continue;
      }
      var rule =
          level.manipulation().equals(Manipulation.NOTHING)
              ? "the level \"%s\" changes nothing, and neither does \"%s\""
              : "the level \"%s\" changes just what \"%s\" changes";
      var remedy =
          "Say what it changes: method, advice, presence, fidelity, minMs or limitMs, or use it in"
              + " \"onlyArms\" of a block.";
      if (factor.vary() == Factor.Vary.WITHIN) {
        rules.error(levels + "/" + j, rule.formatted(level.id(), same), remedy);
      } else if (study.blocks().allMatch(block -> block.onlyArms().isEmpty())) {
        rules.warning(levels + "/" + j, rule.formatted(level.id(), same), remedy);
      }
    }
  }

  private Stream<Block.Trials> used(Factor factor) {
    return study
        .trials()
        .filter(block -> block.within() != null && block.within().factors().contains(factor.id()));
  }

  private void forbidden() {
    for (int i = 0; i < study.forbidden().size(); i++) {
      var place = "/forbidden/" + i;
      study
          .forbidden()
          .get(i)
          .forEach((factor, level) -> level(place + "/" + factor, factor, level, true));
    }
    if (study.arms().isEmpty()) {
      rules.error(
          "/forbidden",
          "every combination of the levels is forbidden, so there is no arm left",
          "Remove one of the forbidden combinations.");
      return;
    }
    for (int i = 0; i < study.factors().size(); i++) {
      var factor = study.factors().get(i);
      var met = met(factor);
      for (var level : factor.levels()) {
        if (!study.forbidden().isEmpty() && !met.isEmpty() && !met.contains(level.id())) {
          rules.error(
              "/forbidden",
              "nobody ever meets the level \"%s\" of \"%s\": every combination with it is forbidden"
                  .formatted(level.id(), factor.id()),
              "Allow one of them, or remove the level.");
        }
      }
    }
  }

  private Set<String> met(Factor factor) {
    var met = new HashSet<String>();
    for (var arm : study.arms()) {
      if (factor.vary() == Factor.Vary.BETWEEN) {
        met.add(arm.levels().get(factor.id()));
      } else {
        used(factor)
            .filter(block -> block.meets(arm))
            .flatMap(block -> study.conditions(arm, block).stream())
            .forEach(condition -> met.add(condition.levels().get(factor.id())));
      }
    }
    met.removeIf(Objects::isNull);
    return met;
  }

  private void level(String place, String factorId, String levelId, boolean known) {
    var factor = study.factor(factorId);
    if (factor.isEmpty()) {
      if (known) {
        rules.error(
            place,
            "there is no factor \"" + factorId + "\"",
            Rules.known(study.factors().stream().map(Factor::id)));
      }
    } else if (factor.get().levels().stream().noneMatch(level -> level.id().equals(levelId))) {
      rules.error(
          place,
          "the factor \"" + factorId + "\" has no level \"" + levelId + "\"",
          Rules.known(factor.get().levels().stream().map(Factor.Level::id)));
    }
  }

  private void arms() {
    if (!armsAreWritten) {
      rules.unique("/factors", study.arms().stream().map(Arm::id), "crossed arms");
      return;
    }
    var between =
        study.factors().stream().filter(factor -> factor.vary() == Factor.Vary.BETWEEN).toList();
    for (int i = 0; i < study.arms().size(); i++) {
      var arm = study.arms().get(i);
      var place = "/arms/" + i + "/levels";
      arm.levels()
          .forEach(
              (factor, level) -> {
                level(place + "/" + factor, factor, level, !between.isEmpty());
                if (study.factor(factor).filter(f -> f.vary() == Factor.Vary.WITHIN).isPresent()) {
                  rules.error(
                      place + "/" + factor,
                      "\"" + factor + "\" varies within participants, so an arm has no level of it",
                      "Remove it here, or write \"vary: between\" in the factor.");
                }
              });
      for (var factor : between) {
        if (!arm.levels().containsKey(factor.id())) {
          rules.error(
              place,
              "the arm \"" + arm.id() + "\" has no level of the factor \"" + factor.id() + "\"",
              "Name one: "
                  + String.join(", ", factor.levels().stream().map(Factor.Level::id).toList())
                  + ".");
        }
      }
      if (study.forbidden().stream()
          .anyMatch(one -> arm.levels().entrySet().containsAll(one.entrySet()))) {
        rules.error(
            "/arms/" + i,
            "the arm \"" + arm.id() + "\" is a combination that is forbidden",
            "Remove the arm, or the forbidden combination.");
      }
    }
  }

  private void within(String place, Block.Trials block) {
    if (block.within() == null) {
      return;
    }
    boolean known = true;
    for (int j = 0; j < block.within().factors().size(); j++) {
      var id = block.within().factors().get(j);
      var factor = study.factor(id);
      if (factor.isEmpty()) {
        known = false;
        rules.error(
            place + "/factors/" + j,
            "there is no factor \"" + id + "\"",
            Rules.known(
                study.factors().stream()
                    .filter(one -> one.vary() == Factor.Vary.WITHIN)
                    .map(Factor::id)));
      } else if (factor.get().vary() == Factor.Vary.BETWEEN) {
        known = false;
        rules.error(
            place + "/factors/" + j,
            "the factor \"" + id + "\" varies between participants, so each meets one level of it",
            "Write \"vary: within\" in the factor, or remove it here.");
      }
    }
    if (known) {
      conditions(place, block);
    }
  }

  private void conditions(String place, Block.Trials block) {
    for (var arm : study.arms()) {
      if (!block.meets(arm)) {
        continue;
      }
      int conditions = study.conditions(arm, block).size();
      if (conditions == 0) {
        rules.error(
            place,
            "in arm \"%s\" every condition of the block \"%s\" is forbidden"
                .formatted(arm.id(), block.id()),
            "Allow one of them in \"forbidden\", or keep the arm out with \"onlyArms\".");
      } else if (block.within().by() == Within.By.BLOCK) {
        square(place + "/order", block.within().order(), conditions, arm);
      }
    }
  }

  private void group(String place, Block.Group group) {
    if (group.sample() != null && group.sample() > group.blocks().size()) {
      rules.error(
          place + "/sample",
          "nobody can meet %d of %d blocks".formatted(group.sample(), group.blocks().size()),
          "Lower sample to %d, or leave it out for all.".formatted(group.blocks().size()));
    }
    for (var arm : study.arms()) {
      long met = group.blocks().stream().filter(block -> block.meets(arm)).count();
      if (group.sample() != null
          && met < group.sample()
          && group.sample() <= group.blocks().size()) {
        rules.error(
            place + "/sample",
            "in arm \"%s\" only %d blocks of the group are met, not %d"
                .formatted(arm.id(), met, group.sample()),
            "Lower sample, or let the arm meet more of them.");
      }
      square(place + "/order", group.order(), (int) met, arm);
    }
  }

  /** A square is balanced once each of its rows has been used. */
  private void square(String place, Sequence order, int things, Arm arm) {
    if (!squares.add(place)) {
      return; // said of the first arm
    }
    if (order != Sequence.LATIN_SQUARE && order != Sequence.WILLIAMS) {
      return;
    }
    int rows = order == Sequence.WILLIAMS && things % 2 == 1 ? 2 * things : things;
    int places = AssignmentRules.places(study, arm);
    if (things == 1) {
      rules.warning(
          place,
          "one thing has one order, so there is nothing to balance",
          "Write \"order: fixed\".");
    } else if (places < rows) {
      rules.warning(
          place,
          "%s of %d needs %d participants in each arm until it is balanced, and arm \"%s\" gets %d"
              .formatted(
                  order == Sequence.WILLIAMS ? "a Williams design" : "a Latin square",
                  things,
                  rows,
                  arm.id(),
                  places),
          "Raise the quota to at least %d in each arm%s."
              .formatted(
                  rows,
                  order == Sequence.WILLIAMS && rows > things
                      ? ", or write \"order: latin-square\", which needs " + things
                      : ", or order fewer things"));
    }
  }
}
