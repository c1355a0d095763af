package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.study.entity.Arm;
import groundwork.study.entity.AssignmentPolicy.Policy;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** People can be put into arms as the policy says. */
final class AssignmentRules {
  private static final String SCREENING = "screening.";

  /** Parts of names under which recruitment services say who somebody is. */
  private static final List<String> IDS =
      List.of("_pid", "participant", "worker", "session", "email", "user");

  private final Rules rules;
  private final Study study;

  AssignmentRules(Rules rules, Study study) {
    this.rules = rules;
    this.study = study;
  }

  /** How many people an arm gets at most; a very large number where nothing limits them. */
  static int places(Study study, Arm arm) {
    int most = arm.quota() == null ? Integer.MAX_VALUE : arm.quota();
    var all = study.assignment().quota();
    return all == null ? most : Math.min(most, all * arm.weight() / round(study));
  }

  private static int round(Study study) {
    return study.arms().stream().mapToInt(Arm::weight).sum();
  }

  void check() {
    if (study.arms().isEmpty()) {
      return;
    }
    quotas();
    strata();
  }

  private void quotas() {
    var quota = study.assignment().quota();
    if (quota == null) {
      return;
    }
    int round = round(study);
    if (quota < study.arms().size()) {
      rules.error(
          "/assignment/quota",
          "%d runs are fewer than the %d arms, so one would stay empty"
              .formatted(quota, study.arms().size()),
          "Raise the quota to at least " + round + ", one balanced round.");
    } else if (quota < round) {
      rules.warning(
          "/assignment/quota",
          "%d runs are less than one balanced round of %d".formatted(quota, round),
          "Raise the quota to a multiple of " + round + ".");
    }
    if (study.arms().stream().allMatch(arm -> arm.quota() != null)) {
      long all = study.arms().stream().mapToLong(Arm::quota).sum();
      if (all < quota) {
        rules.warning(
            "/assignment/quota",
            "the arms take %d runs together, so the study's %d are never reached"
                .formatted(all, quota),
            "Raise the quotas of the arms, or lower the study's to " + all + ".");
      } else if (all > quota) {
        rules.warning(
            "/assignment/quota",
            "the arms may take %d runs together, but the study ends at %d, so not every arm gets as many as it may"
                .formatted(all, quota),
            "Raise the study's quota to " + all + ", or lower those of the arms.");
      }
    }
  }

  private void strata() {
    var policy = study.assignment().policy();
    var strata = study.assignment().strata();
    if (policy == Policy.MINIMISATION && strata.isEmpty()) {
      rules.error(
          "/assignment/strata",
          "minimisation balances people over strata, and there are none",
          "Name what to balance by, such as screening.<question> or recruitment.<parameter>, or"
              + " choose the policy balanced.");
    }
    if (!strata.isEmpty() && (policy == Policy.BALANCED || policy == Policy.SIMPLE)) {
      rules.warning(
          "/assignment/strata",
          "the policy " + policy.word() + " takes no notice of strata",
          "Choose permuted-blocks or minimisation, or remove the strata.");
    }
    for (int i = 0; i < strata.size(); i++) {
      stratum("/assignment/strata/" + i, strata.get(i));
    }
  }

  private void stratum(String place, String name) {
    if (!name.startsWith(SCREENING)) {
      var lower = name.toLowerCase(Locale.ROOT);
      if (IDS.stream().anyMatch(lower::contains)) {
        rules.error(
            place,
            "\"" + name + "\" tells people apart, so each would be a stratum of their own",
            "Name something that many people share; ids are kept apart from the data.");
      } else {
        kept(place, name);
      }
      return;
    }
    var id = name.substring(SCREENING.length());
    var asked = question(id);
    if (asked.isEmpty()) {
      rules.error(
          place,
          "no screening asks a question \"" + id + "\"",
          "Ask it in a block of screening, with options. "
              + Rules.known(
                  study
                      .blocks()
                      .flatMap(AssignmentRules::questions)
                      .map(Block.Screening.Asked::id)));
    } else if (asked.get().options().isEmpty()) {
      rules.error(
          place,
          "the question \"" + id + "\" is answered by a number, and each number would be a stratum",
          "Give the question options, such as ranges.");
    }
  }

  private void kept(String place, String name) {
    var kept = RecruitmentRules.parameters(study);
    if (kept != null && !kept.contains(name.substring(FactNames.RECRUITMENT.length()))) {
      rules.error(
          place,
          "no source of the recruitment keeps the parameter of \"" + name + "\"",
          "Add it to keep. " + Rules.known(kept.stream()));
    }
  }

  private Optional<Block.Screening.Asked> question(String id) {
    return study
        .blocks()
        .flatMap(AssignmentRules::questions)
        .filter(one -> one.id().equals(id))
        .findFirst();
  }

  private static Stream<Block.Screening.Asked> questions(Block block) {
    return block instanceof Block.Screening screening
        ? screening.questions().stream()
        : Stream.empty();
  }
}
