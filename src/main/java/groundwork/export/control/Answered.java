package groundwork.export.control;

import groundwork.export.entity.Registration;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Factor;
import groundwork.study.entity.Manipulation;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Rung;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import groundwork.study.entity.TrialOrder;
import groundwork.study.entity.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Sentences about a study, taken from its definition and plan. What neither says is said to be
 * open, never made up.
 */
final class Answered {
  private static final String OPEN = "[Not said in the study; write it here: %s]";

  private final Registration told;
  private final Study study;
  private final JsonNode plan;

  Answered(Registration told) {
    this.told = told;
    this.study = told.study();
    this.plan = told.plan();
  }

  static String open(String what) {
    return OPEN.formatted(what);
  }

  String question() {
    return study.question();
  }

  String claim() {
    var framing = study.framing();
    var claim = framing.claim() == null ? open("the claim") : framing.claim().strip();
    return framing.specificity() == null
        ? claim
        : claim
            + "\n\nThe claim reaches as far as: "
            + told.taxonomy()
                .field("specificity")
                .map(field -> field.words(framing.specificity().word()))
                .orElseThrow()
                .toLowerCase(java.util.Locale.ROOT)
            + ".";
  }

  List<String> hypotheses() {
    var written = texts(plan.path("hypotheses"));
    return written.isEmpty() ? List.of(open("the hypotheses, one by one")) : written;
  }

  String type() {
    return switch (study.rung()) {
      case FUNCTIONALLY_GROUNDED ->
          "Evaluation without people: metrics over explanations (functionally-grounded).";
      case HUMAN_GROUNDED ->
          "Experiment with people on a simplified task (human-grounded).%s".formatted(randomised());
      case APPLICATION_GROUNDED ->
          "Experiment with the users of the application on its own task (application-grounded).%s"
              .formatted(randomised());
    };
  }

  private String randomised() {
    return study.arms().size() > 1 ? " Participants are assigned to conditions at random." : "";
  }

  String blinding() {
    return study.hasPeople()
        ? "Participants are not told which condition they are in. The server decides conditions, orders and answer keys; nobody who meets participants can influence them. Results carry no names of arms until the plan is locked."
        : "Not applicable: nobody takes part.";
  }

  /** One line a factor, then one an arm. */
  List<String> manipulated() {
    var lines = new ArrayList<String>();
    for (var factor : study.factors()) {
      lines.add(
          "Factor \"%s\" (%s participants): %s."
              .formatted(
                  factor.label(),
                  factor.vary() == Factor.Vary.BETWEEN ? "between" : "within",
                  factor.levels().stream()
                      .map(level -> level.label() + changed(level.manipulation()))
                      .collect(Collectors.joining("; "))));
    }
    for (var arm : study.arms()) {
      lines.add("Arm \"%s\"%s.".formatted(arm.label(), changed(whole(arm))));
    }
    return lines;
  }

  private static Manipulation whole(Arm arm) {
    return arm.manipulation()
        .over(new Manipulation(arm.method(), arm.advice(), null, null, null, null));
  }

  private static String changed(Manipulation change) {
    var parts = new ArrayList<String>();
    if (change.method() != null) {
      parts.add("explanation: " + change.method());
    }
    if (change.advice() != null) {
      parts.add(
          change.advice() ? "the model's output is offered" : "the model's output is not offered");
    }
    if (change.presence() != null && change.presence() != Presence.SHOWN) {
      parts.add("explanation " + change.presence().word());
    }
    if (change.fidelity() != null) {
      parts.add("fidelity " + change.fidelity());
    }
    if (change.limitMs() != null) {
      parts.add("at most %.1f s".formatted(change.limitMs() / 1000.0));
    }
    if (change.minMs() != null && change.minMs() > 0) {
      parts.add("at least %.1f s".formatted(change.minMs() / 1000.0));
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  /** What a participant goes through, block by block. */
  List<String> procedure() {
    var lines = new ArrayList<String>();
    study.blocks().forEach(block -> lines.add(line(block)));
    return lines;
  }

  private static String line(Block block) {
    var only =
        block.onlyArms().isEmpty() ? "" : " (only " + String.join(", ", block.onlyArms()) + ")";
    var when = block.when() == null ? "" : " (where " + block.when() + ")";
    return switch (block) {
      case Block.Trials trials ->
          "%s: %s, %s%s%s%s."
              .formatted(
                  trials.title(),
                  trials.task().word(),
                  items(trials),
                  within(trials.within()),
                  order(trials.order()),
                  only + when);
      case Block.Comprehension check ->
          "%s: comprehension check, %d questions, %d attempts; who fails %s%s."
              .formatted(
                  check.title(),
                  check.questions().size(),
                  check.attempts(),
                  check.onFailure() == Block.Consequence.END ? "ends" : "is flagged and goes on",
                  only + when);
      case Block.Screening screening ->
          "%s: screening before assignment; excluded: %s%s."
              .formatted(
                  screening.title(),
                  screening.exclude().isEmpty()
                      ? "nobody"
                      : screening.exclude().stream()
                          .map(rule -> "%s (%s)".formatted(rule.reason(), rule.when()))
                          .collect(Collectors.joining("; ")),
                  only + when);
      case Block.Questionnaire asked ->
          "%s: questionnaire %s%s.".formatted(asked.title(), asked.instrument(), only + when);
      case Block.Session session ->
          "%s: a further session, at least %s h later%s."
              .formatted(session.title(), session.afterHours(), only + when);
      default -> "%s%s.".formatted(block.title(), only + when);
    };
  }

  private static String items(Block.Trials trials) {
    var items = trials.items();
    if (items.perCell() != null) {
      return "%d items of each combination of %s"
          .formatted(
              items.perCell(),
              items.by().stream().map(one -> one.word()).collect(Collectors.joining(" x ")));
    }
    if (items.count() != null) {
      return items.count() + " items drawn for each participant";
    }
    if (items.same() != null) {
      return "the items of \"" + items.same() + "\" once more";
    }
    return items.all() ? "all items" : items.ids().size() + " named items";
  }

  private static String within(Within within) {
    return within == null
        ? ""
        : ", %s varied %s"
            .formatted(
                String.join(" and ", within.factors()),
                within.by() == Within.By.TRIAL
                    ? "from trial to trial"
                    : "in parts, in " + within.order().word() + " order");
  }

  private static String order(TrialOrder order) {
    return switch (order.kind()) {
      case SHUFFLED -> ", in random order";
      case FIXED -> ", in fixed order";
      case CONSTRAINED ->
          ", in random order with no more than %d alike in a row".formatted(order.noMoreThan());
    };
  }

  String randomisation() {
    if (study.arms().size() < 2) {
      return "There is one arm; nothing is randomised between participants.";
    }
    var policy = study.assignment();
    var strata =
        policy.strata().isEmpty() ? "" : " Strata: " + String.join(", ", policy.strata()) + ".";
    return switch (policy.policy()) {
          case BALANCED ->
              "The server puts each newcomer into the arm with fewest completed runs and live places; of equals one is drawn. Places of people who leave are given out again; flow by arm and a test for differential dropout are reported.";
          case PERMUTED_BLOCKS ->
              "Permuted blocks of %s rounds of all arms, drawn at random; places of people who leave are not refilled."
                  .formatted(
                      policy.blockSizes().stream()
                          .map(String::valueOf)
                          .collect(Collectors.joining(" or ")));
          case SIMPLE ->
              "Simple randomisation, independent of who came before; places of people who leave are not refilled.";
          case MINIMISATION ->
              "Minimisation over the strata: the arm that leaves them most even is taken with probability %s."
                  .formatted(policy.probability());
        }
        + strata
        + " Seed: "
        + study.seed()
        + "; every assignment can be made again from the ledger.";
  }

  String sampleSize() {
    var quota = study.assignment().quota();
    var byArm =
        study.arms().stream()
            .filter(arm -> arm.quota() != null)
            .map(arm -> "%s: %d".formatted(arm.label(), arm.quota()))
            .toList();
    if (quota == null && byArm.isEmpty()) {
      return open("how many participants");
    }
    return (quota == null
            ? ""
            : "At most %d runs in %d arms. ".formatted(quota, study.arms().size()))
        + String.join("; ", byArm);
  }

  String stopping() {
    return plan.path("stopping").asString(open("when data collection stops"));
  }

  String payment() {
    var payment = study.payment();
    return payment == null
        ? open("what participants are paid")
        : "%s %s for about %d minutes."
            .formatted(payment.amount(), payment.currency(), study.minutes());
  }

  List<String> measured() {
    var lines = new ArrayList<String>();
    study
        .trials()
        .filter(trials -> trials.task() != Task.OBSERVE)
        .forEach(
            trials ->
                lines.add(
                    "%s: answers to \"%s\", %s; response time%s.%s"
                        .formatted(
                            trials.title(),
                            trials.question(),
                            trials.task().asksForOutput()
                                ? "scored against the model's output"
                                : trials.task().scored()
                                    ? "scored as the task says"
                                    : "not scored as right or wrong",
                            trials.confidence() == null ? "" : "; confidence",
                            trials.task().about() == null
                                ? ""
                                : " Speaks about the "
                                    + trials.task().about().word().replace('-', ' ')
                                    + ".")));
    study
        .blocks()
        .filter(Block.Questionnaire.class::isInstance)
        .map(Block.Questionnaire.class::cast)
        .forEach(asked -> lines.add("%s: scale %s.".formatted(asked.title(), asked.instrument())));
    if (study.functional() != null) {
      study
          .functional()
          .metrics()
          .forEach(metric -> lines.add("Metric " + metric.id() + " " + metric.parameters() + "."));
    }
    return lines;
  }

  /** Analyses of one role; all other roles than primary and exploratory are secondary. */
  List<String> analyses(String role) {
    var lines = new ArrayList<String>();
    for (var one : plan.path("analyses")) {
      if (one.path("role").asString("secondary").equals(role)) {
        lines.add(analysis(one));
      }
    }
    return lines;
  }

  private static String analysis(JsonNode one) {
    var text = new StringBuilder();
    text.append(one.path("title").asString(one.path("id").asString()))
        .append(": ")
        .append(one.path("kind").asString());
    for (var key :
        List.of(
            "family",
            "formula",
            "measure",
            "by",
            "where",
            "reference",
            "contrasts",
            "adjust",
            "unit")) {
      if (one.has(key)) {
        var value = one.get(key);
        text.append(", ")
            .append(key)
            .append(" `")
            .append(value.isString() ? value.asString() : value)
            .append('`');
      }
    }
    return text.append('.').toString();
  }

  List<String> exclusions() {
    var lines = new ArrayList<String>();
    for (var rule : plan.path("exclusions")) {
      lines.add(
          "%s: rows%s where `%s`. %s"
              .formatted(
                  rule.path("id").asString(),
                  rule.has("per")
                      ? " of each " + rule.get("per").asString("unit") + " as a whole"
                      : "",
                  rule.path("rule").asString(),
                  rule.path("why").asString("")));
    }
    study
        .blocks()
        .filter(Block.Attention.class::isInstance)
        .map(Block.Attention.class::cast)
        .forEach(
            check ->
                lines.add(
                    "Attention check \"%s\": who fails %s."
                        .formatted(
                            check.question(),
                            check.onFailure() == Block.Consequence.END
                                ? "ends"
                                : "is flagged; the rules above decide")));
    return lines.isEmpty() ? List.of("Nobody and nothing is left out by rule.") : lines;
  }

  List<String> families() {
    var lines = new ArrayList<String>();
    for (var family : plan.path("families")) {
      lines.add(
          "%s over %s."
              .formatted(family.path("adjust").asString(), family.path("analyses").toString()));
    }
    return lines;
  }

  String level() {
    return "Intervals cover %s; tests are two-sided at the corresponding level unless an analysis says otherwise."
        .formatted(plan.path("level").asString("0.95"));
  }

  /** The four questions of the field's common taxonomy, answered by its terms. */
  List<String> framing() {
    var framing = study.framing();
    var lines = new ArrayList<String>();
    var lacking = framing.incompleteness();
    lines.add(
        "How the problem is incomplete: "
            + (lacking == null
                ? open("kind, area, severity")
                : words("incompleteness-kinds", lacking.kinds())
                    + "; where: "
                    + words("incompleteness-areas", lacking.areas())
                    + "; severity: "
                    + word("severity", lacking.severity())));
    lines.add(
        "Level of evaluation: "
            + study.rung().word()
            + (study.rung() == Rung.FUNCTIONALLY_GROUNDED
                ? ", because: " + word("reason", framing.reason())
                : ""));
    var task = framing.task();
    lines.add(
        "Task-related factors: "
            + (task == null
                ? open("scope, time, expertise")
                : "%s; time: %s; users: %s"
                    .formatted(
                        word("task-scope", task.scope()),
                        word("task-time", task.time()),
                        word("task-expertise", task.expertise()))));
    var method = framing.method();
    lines.add(
        "Method-related factors: "
            + (method == null
                ? open("form, number, composition, monotonicity, uncertainty")
                : "%s; number: %s; composition: %s; together: %s; uncertainty: %s"
                    .formatted(
                        words("method-forms", method.forms()),
                        method.number() == null ? "not said" : method.number(),
                        word("method-composition", method.composition()),
                        word("method-monotonicity", method.monotonicity()),
                        word("method-uncertainty", method.uncertainty()))));
    framing.own().forEach(own -> lines.add(own.name() + ": " + own.value()));
    return lines;
  }

  private String words(String field, List<String> terms) {
    return terms.isEmpty()
        ? "not said"
        : terms.stream().map(term -> word(field, term)).collect(Collectors.joining(", "));
  }

  private String word(String field, String term) {
    return term == null
        ? "not said"
        : told.taxonomy().field(field).map(known -> known.words(term)).orElse(term);
  }

  String collected() {
    return told.collected() == 0
        ? "No, no data have been collected for this study yet."
        : "Yes: %d people have taken part so far. A registration after that is not a preregistration of their data; say so where you file it."
            .formatted(told.collected());
  }

  int trials() {
    return told.trials().values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(one -> texts.add(one.asString()));
    return texts;
  }
}
