package groundwork.study.control;

import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Estimate;
import groundwork.study.entity.Estimate.ArmEstimate;
import groundwork.study.entity.Estimate.Cost;
import groundwork.study.entity.Estimate.Minutes;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long a run takes, before anybody has run it: blocks that were piloted by what pilots took,
 * texts by reading speed, everything else by seconds that are said with the result. Pure.
 */
final class Estimates {
  /** Seconds of quick, ordinary and slow participants. */
  private record Seconds(double low, double typical, double high) {
    static final Seconds NONE = new Seconds(0, 0, 0);

    Seconds plus(Seconds other) {
      return new Seconds(low + other.low, typical + other.typical, high + other.high);
    }

    Seconds times(double factor) {
      return new Seconds(low * factor, typical * factor, high * factor);
    }

    Minutes minutes() {
      return new Minutes(rounded(low / 60), rounded(typical / 60), rounded(high / 60));
    }
  }

  private record Work(Seconds seconds, int steps, int trials) {
    Work plus(Work other) {
      return new Work(seconds.plus(other.seconds), steps + other.steps, trials + other.trials);
    }
  }

  /** The median of fewer says little. */
  private static final int FEWEST_PILOTS = 3;

  private static final double FAST_WORDS = 250;
  private static final double ORDINARY_WORDS = 225;
  private static final double SLOW_WORDS = 200;
  private static final Seconds PER_FIELD = new Seconds(0.5, 0.8, 1.3);
  private static final Seconds PER_PICTURE = new Seconds(1, 1.5, 3);
  private static final Seconds PER_EXPLANATION = new Seconds(2, 3, 6);
  private static final Seconds PER_CONFIDENCE = new Seconds(1.5, 2.5, 4);
  private static final Seconds PER_QUESTION = new Seconds(4, 6, 10);
  private static final Seconds PER_SCALE_ITEM = new Seconds(4, 6, 9);
  private static final Seconds PER_FREE_TEXT = new Seconds(15, 45, 90);
  private static final Seconds PER_BREAK = new Seconds(0, 30, 120);

  private final Study study;
  private final Optional<StimulusSet> set;
  private final Map<String, String> files;
  private final PilotTimes.Pilot pilot;

  /** What pilots took in blocks that are as they were then. */
  private final Map<Block, PilotTimes.Timed> timed;

  private Estimates(
      Study study, Optional<StimulusSet> set, Map<String, String> files, PilotTimes.Pilot pilot) {
    this.study = study;
    this.set = set;
    this.files = files;
    this.pilot = pilot;
    var known =
        pilot.blocks().stream()
            .collect(Collectors.toMap(PilotTimes.Timed::block, Function.identity(), (a, b) -> a));
    if (pilot.people() < FEWEST_PILOTS) {
      known.clear();
    }
    known.keySet().retainAll(study.blocks().toList());
    timed = known;
  }

  /** Null without people. */
  static Estimate of(
      Study study, Optional<StimulusSet> set, Map<String, String> files, PilotTimes.Pilot pilot) {
    return study.hasPeople() ? new Estimates(study, set, files, pilot).estimate() : null;
  }

  private Estimate estimate() {
    var arms = new ArrayList<ArmEstimate>();
    for (var arm : study.arms()) {
      var work = work(arm, study.flow(), 1).plus(page(words(study.consent().text())));
      if (study.debrief() != null) {
        work = work.plus(page(words(study.debrief())));
      }
      arms.add(
          new ArmEstimate(
              arm.id(), arm.label(), work.steps(), work.trials(), work.seconds().minutes()));
    }
    return new Estimate(
        new Minutes(
            arms.stream().mapToDouble(arm -> arm.minutes().low()).min().orElse(0),
            rounded(arms.stream().mapToDouble(arm -> arm.minutes().typical()).average().orElse(0)),
            arms.stream().mapToDouble(arm -> arm.minutes().high()).max().orElse(0)),
        cost(),
        arms,
        timed.isEmpty() ? 0 : pilot.people(),
        assumptions());
  }

  private Cost cost() {
    if (study.payment() == null) {
      return null;
    }
    double one = study.payment().amount() * (1 + study.payment().fee());
    var planned = planned();
    return new Cost(
        Math.round(one * 100) / 100.0,
        planned == null ? null : Math.round(one * planned * 100) / 100.0,
        study.payment().currency());
  }

  private Integer planned() {
    if (study.assignment().quota() != null) {
      return study.assignment().quota();
    }
    var quotas = study.arms().stream().map(Arm::quota).toList();
    return quotas.stream().anyMatch(Objects::isNull)
        ? null
        : (Integer) quotas.stream().mapToInt(Integer::intValue).sum();
  }

  private Work work(Arm arm, List<Block> blocks, double share) {
    var work = new Work(Seconds.NONE, 0, 0);
    for (var block : blocks) {
      if (block.meets(arm)) {
        var more = work(arm, block);
        work =
            work.plus(
                new Work(
                    more.seconds().times(share),
                    (int) Math.round(more.steps() * share),
                    (int) Math.round(more.trials() * share)));
      }
    }
    return work;
  }

  private Work work(Arm arm, Block block) {
    var reckoned = reckoned(arm, block);
    var took = timed.get(block);
    if (took == null) {
      return reckoned;
    }
    double typical = took.median() / 1000;
    var guess = reckoned.seconds();
    double quick = guess.typical() > 0 ? guess.low() / guess.typical() : 1;
    return new Work(
        new Seconds(typical * quick, typical, Math.max(typical, took.high() / 1000)),
        reckoned.steps(),
        reckoned.trials());
  }

  private Work reckoned(Arm arm, Block block) {
    return switch (block) {
      case Block.Instructions shown -> page(words(shown.text()));
      case Block.Comprehension check ->
          page(words(check.text()))
              .plus(
                  new Work(
                      reading(
                              check.questions().stream()
                                  .flatMap(
                                      one ->
                                          Stream.concat(
                                              Stream.of(one.text()),
                                              one.options().stream().map(o -> o.label())))
                                  .mapToInt(Estimates::count)
                                  .sum())
                          .plus(PER_QUESTION.times(check.questions().size())),
                      0,
                      0));
      case Block.Screening asked ->
          new Work(PER_QUESTION.times(asked.questions().size()), 1, 0)
              .plus(new Work(reading(words(asked.text())), 0, 0));
      case Block.Attention one -> new Work(PER_QUESTION, 1, 0);
      case Block.FreeText one -> new Work(PER_FREE_TEXT, 1, 0);
      case Block.Questionnaire asked ->
          new Work(
              PER_SCALE_ITEM.times(
                  asked.instructed().size()
                      + Instruments.byId(asked.instrument())
                          .map(scale -> scale.items().size())
                          .orElse(0)),
              1,
              0);
      case Block.Pause rest ->
          new Work(PER_BREAK.plus(new Seconds(1, 1, 1).times(rest.minSeconds())), 1, 0);
      case Block.Session one -> page(words(one.text()));
      case Block.Branch one -> new Work(Seconds.NONE, 0, 0);
      case Block.End one -> new Work(Seconds.NONE, 0, 0);
      case Block.Group group ->
          work(
              arm,
              group.blocks(),
              group.sample() == null
                  ? 1
                  : Math.min(1, (double) group.sample() / group.blocks().size()));
      case Block.Trials trials -> trials(arm, trials);
    };
  }

  private Work trials(Arm arm, Block.Trials block) {
    int count = count(block);
    var one = item().plus(task(block.task())).plus(reading(count(block.question())));
    if (block.confidence() != null) {
      one = one.plus(PER_CONFIDENCE.times(twice(block.task()) ? 2 : 1));
    }
    one = one.plus(PER_SCALE_ITEM.times(statements(block)));
    if (block.explanation() && arm.explains()) {
      one = one.plus(PER_EXPLANATION);
    }
    double least = block.minMs() / 1000.0;
    one =
        new Seconds(
            Math.max(least, one.low()),
            Math.max(least, one.typical()),
            Math.max(least, one.high()));
    if (block.limitMs() != null) {
      double most = block.limitMs() / 1000.0;
      one =
          new Seconds(
              Math.min(most, one.low()), Math.min(most, one.typical()), Math.min(most, one.high()));
    }
    return new Work(one.times(count), count, count);
  }

  private static int statements(Block.Trials block) {
    return block.asks().ratings().stream().mapToInt(rating -> rating.answers().size()).sum();
  }

  private static boolean twice(Task task) {
    return task == Task.JUDGE_ADVISOR || task == Task.SIMULATE_SEE_DECIDE;
  }

  private int count(Block.Trials block) {
    return set.map(known -> TrialCount.of(study, block, known)).orElse(0);
  }

  /** Looking at one item of the set. */
  private Seconds item() {
    var items = set.map(StimulusSet::items).orElse(List.of());
    if (items.isEmpty()) {
      return Seconds.NONE;
    }
    return switch (items.getFirst().content()) {
      case Content.Text text ->
          reading(items.stream().map(Item::content).mapToInt(Content::size).average().orElse(0));
      case Content.Image picture -> PER_PICTURE;
      default -> PER_FIELD.times(items.getFirst().content().size());
    };
  }

  private static Seconds task(Task task) {
    return switch (task) {
      case TWO_ALTERNATIVES, RATING -> new Seconds(3, 5, 9);
      case FORWARD_SIMULATION, VERIFICATION, OBSERVE -> new Seconds(3, 6, 12);
      case DECISION, AGREEMENT, ERROR_DETECTION, FORCED_CHOICE, CHOICE_OF_N, INTRUSION ->
          new Seconds(4, 8, 15);
      case ESTIMATE, NAMING -> new Seconds(6, 12, 25);
      case DESCRIBE -> new Seconds(15, 35, 90);
      case JUDGE_ADVISOR,
          SIMULATE_SEE_DECIDE,
          RANKING,
          BEST_WORST,
          DISTINCTION,
          COUNTERFACTUAL_PREDICT,
          COUNTERFACTUAL_VERIFY ->
          new Seconds(6, 12, 22);
      case LOCALISATION, DEBLUR, EXPLAIN -> new Seconds(8, 18, 40);
      case COUNTERFACTUAL_EDIT -> new Seconds(12, 30, 75);
      case DOMAIN_TASK -> new Seconds(30, 90, 300);
    };
  }

  private List<String> assumptions() {
    var all = new ArrayList<String>();
    if (!timed.isEmpty()) {
      all.add(
          "%d completed pilot runs, in whatever arm, say how long %s takes: half took less than the typical time, nine of ten less than the long one. The rest is reckoned."
              .formatted(
                  pilot.people(),
                  timed.keySet().stream()
                      .map(Block::id)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    } else if (pilot.people() >= FEWEST_PILOTS) {
      all.add("Every block has changed since the pilot, so its times say nothing here.");
    } else if (pilot.people() > 0) {
      all.add(
          "Pilot runs count from %d completed ones on; there %s."
              .formatted(FEWEST_PILOTS, pilot.people() == 1 ? "is 1" : "are " + pilot.people()));
    }
    all.add("Texts are read at 250, 225 and 200 words a minute (quick, ordinary, slow).");
    all.add(
        "A trial takes the time to look at the item, 3 to 12 seconds to answer (two-alternative and"
            + " prediction tasks) or 4 to 22 seconds (decisions, comparisons, changed items), 8 to 40"
            + " to mark or to sharpen, 12 to 75 to edit, 30 to 300 for a page of the domain, 2 to 6"
            + " seconds more with an explanation and 1.5 to 4 for each statement of confidence.");
    all.add(
        "A questionnaire's item takes 4 to 9 seconds, a question of a check 4 to 10 beside reading"
            + " it, an open question 15 to 90.");
    if (study.blocks().anyMatch(Block.Branch.class::isInstance)) {
      all.add("No branch is taken.");
    }
    if (study.blocks().anyMatch(Block.Session.class::isInstance)) {
      all.add("Time between sessions is not counted.");
    }
    if (study.payment() != null) {
      all.add(
          planned() == null
              ? "Without a quota there is no total."
              : "The total is for %,d completed runs, with the service's fee."
                  .formatted(planned()));
    }
    return all;
  }

  private static Work page(int words) {
    return new Work(reading(words), 1, 0);
  }

  private static Seconds reading(double words) {
    return new Seconds(
        words * 60 / FAST_WORDS, words * 60 / ORDINARY_WORDS, words * 60 / SLOW_WORDS);
  }

  private int words(String file) {
    return file == null ? 0 : count(files.getOrDefault(file, "").replaceAll("(?s)<!--.*?-->", " "));
  }

  private static int count(String text) {
    return text == null || text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  private static double rounded(double minutes) {
    return Math.round(minutes * 10) / 10.0;
  }
}
