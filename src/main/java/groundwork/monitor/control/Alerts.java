package groundwork.monitor.control;

import groundwork.monitor.entity.Alert;
import groundwork.monitor.entity.Alert.Kind;
import groundwork.monitor.entity.Alert.Severity;
import groundwork.monitor.entity.Situation;
import groundwork.monitor.entity.Situation.ArmFill;
import groundwork.statistics.Proportion;
import groundwork.statistics.counts.ChiSquare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * What looks wrong. Pure; every threshold stands here, and each was chosen so that a study that
 * goes as it should stays silent.
 *
 * <ul>
 *   <li>A share counts as high when the lower bound of its Wilson interval (95 %) does, so that
 *       three of four people alarm nobody.
 *   <li>A check question that more than half get wrong at first, of at least 5.
 *   <li>A block that at least 5 came to and nobody got past.
 *   <li>A block at which more than a quarter leave, of at least 8.
 *   <li>Balanced: arms further apart than 1 and what was given back and not refilled. Permuted
 *       blocks: further apart than the longest block. Simple and minimisation: chi-square, p below
 *       0.001, of at least 20.
 *   <li>Half of at least 5 people take more than twice as long as the study says.
 *   <li>More than a fifth of at least 8 people came back three times or more; or lost actions.
 *   <li>Open, not full, and nobody joined for two days and ten times the usual gap.
 *   <li>One of twenty answers, of at least 5, could not be stored in the last quarter of an hour.
 * </ul>
 */
public final class Alerts {
  private static final double LEVEL = 0.95;
  private static final int FEW = 5;
  private static final int SOME = 8;
  private static final int MANY = 20;
  private static final double HALF = 0.5;
  private static final double QUARTER = 0.25;
  private static final double FIFTH = 0.2;
  private static final double TWENTIETH = 0.05;
  private static final double RARE = 0.001;
  private static final double TWICE = 2;
  private static final double MINUTE = 60_000;
  private static final Duration QUIET = Duration.ofDays(2);
  private static final int GAPS = 10;

  private Alerts() {}

  /** The worst first; of equals in the order of the study. */
  public static List<Alert> of(Situation now) {
    var alerts = new ArrayList<Alert>();
    saves(now, alerts);
    questions(now, alerts);
    stages(now, alerts);
    balance(now, alerts);
    slow(now, alerts);
    returns(now, alerts);
    joins(now, alerts);
    alerts.sort(Comparator.comparing(Alert::severity));
    return List.copyOf(alerts);
  }

  private static void saves(Situation now, List<Alert> alerts) {
    int tried = now.saves() + now.failedSaves();
    if (now.failedSaves() >= FEW && lower(now.failedSaves(), tried) > TWENTIETH) {
      alerts.add(
          new Alert(
              Kind.SAVES_FAIL,
              Severity.BAD,
              null,
              null,
              "%d of %d answers in the last 15 minutes could not be stored."
                  .formatted(now.failedSaves(), tried),
              "Participants wait with an answer that their browser keeps, and may give up.",
              "Look at the server's log and at the health page; close the study if it goes on."));
    }
  }

  private static void questions(Situation now, List<Alert> alerts) {
    for (var question : now.questions()) {
      if (question.answered() >= FEW && lower(question.wrong(), question.answered()) > HALF) {
        alerts.add(
            new Alert(
                Kind.CHECK_QUESTION,
                Severity.WARN,
                question.block(),
                null,
                "%d of %d answered “%s” wrongly at first (at least %s of all, 95%% interval)."
                    .formatted(
                        question.wrong(),
                        question.answered(),
                        question.text(),
                        percent(lower(question.wrong(), question.answered()))),
                "When nearly everybody fails, the question or its key is wrong more often than the"
                    + " people are.",
                "Read the instructions and the key of this question; correct them in a new version."));
      }
    }
  }

  private static void stages(Situation now, List<Alert> alerts) {
    for (var stage : now.stages()) {
      int gone = stage.left() + stage.ended();
      int settled = stage.entered() - stage.here();
      if (settled >= FEW && gone == settled) {
        alerts.add(
            new Alert(
                Kind.NOBODY_PASSES,
                Severity.BAD,
                stage.block(),
                null,
                "%d came to “%s” and nobody got past it.".formatted(settled, stage.label()),
                "A step that cannot be finished ends the study for everybody who reaches it.",
                "Walk to this block in the preview; pause the study until it can be passed."));
      } else if (settled >= SOME && lower(stage.left(), settled) > QUARTER) {
        alerts.add(
            new Alert(
                Kind.MANY_LEAVE,
                Severity.WARN,
                stage.block(),
                null,
                "%d of %d left at “%s” (at least %s of all, 95%% interval)."
                    .formatted(
                        stage.left(),
                        settled,
                        stage.label(),
                        percent(lower(stage.left(), settled))),
                "Who stays is then a selection, and arms that lose different people cannot be compared.",
                "Walk through this block in the preview on a phone too; compare the arms in the"
                    + " participants’ flow."));
      }
    }
  }

  private static void balance(Situation now, List<Alert> alerts) {
    var arms = now.arms();
    if (arms.size() < 2 || arms.stream().anyMatch(ArmFill::set)) {
      return; // a pause or a quota is there to make them uneven
    }
    var seen =
        switch (now.policy()) {
          case BALANCED -> apart(arms);
          case PERMUTED_BLOCKS -> beyond(arms, now.longestBlock());
          case SIMPLE, MINIMISATION -> improbable(arms);
        };
    if (seen != null) {
      alerts.add(
          new Alert(
              Kind.IMBALANCE,
              Severity.BAD,
              null,
              null,
              seen,
              "The policy “%s” keeps arms closer together than that."
                  .formatted(now.policy().word()),
              "Do not move people between arms; export the assignment ledger and report it with the"
                  + " study’s name."));
    }
  }

  private static String apart(List<ArmFill> arms) {
    double unfilled = arms.stream().mapToInt(ArmFill::givenBack).sum();
    return spread(arms, arm -> (double) arm.taken() / arm.weight(), 1 + unfilled, ArmFill::taken);
  }

  private static String beyond(List<ArmFill> arms, int bound) {
    return spread(arms, arm -> (double) arm.ever() / arm.weight(), bound, ArmFill::ever);
  }

  private static String improbable(List<ArmFill> arms) {
    var counts = arms.stream().mapToInt(ArmFill::ever).toArray();
    double all = arms.stream().mapToInt(ArmFill::weight).sum();
    if (Arrays.stream(counts).sum() < MANY) {
      return null;
    }
    var shares = arms.stream().mapToDouble(arm -> arm.weight() / all).toArray();
    double p = ChiSquare.goodnessOfFit(counts, shares).p();
    return p < RARE
        ? spread(arms, arm -> (double) arm.ever() / arm.weight(), 0, ArmFill::ever)
            + String.format(Locale.ROOT, " By chance that comes with p = %.1g.", p)
        : null;
  }

  private static String spread(
      List<ArmFill> arms,
      ToDoubleFunction<ArmFill> filled,
      double bound,
      ToIntFunction<ArmFill> shown) {
    var least = arms.stream().min(Comparator.comparingDouble(filled)).orElseThrow();
    var most = arms.stream().max(Comparator.comparingDouble(filled)).orElseThrow();
    return filled.applyAsDouble(most) - filled.applyAsDouble(least) > bound
        ? uneven(most.arm(), shown.applyAsInt(most), least.arm(), shown.applyAsInt(least))
        : null;
  }

  private static String uneven(String most, int high, String least, int low) {
    return "“%s” has %d, “%s” has %d.".formatted(most, high, least, low);
  }

  private static void slow(Situation now, List<Alert> alerts) {
    if (now.minutes() == null || now.medianMs() == null || now.completed() < FEW) {
      return;
    }
    double minutes = now.medianMs() / MINUTE;
    if (minutes > TWICE * now.minutes()) {
      alerts.add(
          new Alert(
              Kind.SLOW,
              Severity.WARN,
              null,
              null,
              String.format(
                  Locale.ROOT,
                  "Half of %d people took more than %.0f minutes; the study says %d.",
                  now.completed(),
                  minutes,
                  now.minutes()),
              "People who were promised less time hurry or leave, and are paid too little.",
              "Correct the time in the consent and the payment, or shorten the study, in a new"
                  + " version."));
    }
  }

  private static void returns(Situation now, List<Alert> alerts) {
    var people = now.people();
    if (people.all() >= SOME && lower(people.returning(), people.all()) > FIFTH) {
      alerts.add(
          new Alert(
              Kind.RESUMES,
              Severity.WARN,
              null,
              null,
              "%d of %d loaded the page anew three times or more."
                  .formatted(people.returning(), people.all()),
              "Reloading often means that something does not work, or that people are interrupted.",
              "Look at one of them to see at which step; walk to it in the preview."));
    }
    if (people.all() >= SOME && lower(people.losing(), people.all()) > FIFTH) {
      alerts.add(
          new Alert(
              Kind.LOST_EVENTS,
              Severity.WARN,
              null,
              null,
              "Of %d of %d people some actions were too many to be kept."
                  .formatted(people.losing(), people.all()),
              "Answers are complete; the record of what was done inside the steps is not.",
              "Do not count actions in the analysis, or shorten the steps in a new version."));
    }
  }

  private static void joins(Situation now, List<Alert> alerts) {
    if (!now.open() || now.full() || now.lastJoin() == null) {
      return;
    }
    var since = Duration.between(now.lastJoin(), now.now());
    var usual = now.gap() == null ? Duration.ZERO : now.gap().multipliedBy(GAPS);
    if (since.compareTo(QUIET) > 0 && since.compareTo(usual) > 0) {
      alerts.add(
          new Alert(
              Kind.NO_JOINS,
              Severity.WARN,
              null,
              null,
              "The study is open and nobody has joined for %d days.".formatted(since.toDays()),
              "The link may be broken, or the recruitment may have ended.",
              "Open the participant link; look at the recruitment service; close the study if it is"
                  + " done."));
    }
  }

  private static double lower(int count, int of) {
    return of == 0 ? 0 : Proportion.wilson(count, of, LEVEL).interval().low();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }
}
