package groundwork.simulation.control;

import groundwork.assignment.control.Draw;
import groundwork.json.control.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import tools.jackson.databind.JsonNode;

/**
 * One dry-run participant: reads each step as a browser does, answers it, sends it on. What the
 * right answer would be comes from the researcher's side of the API, never from what participants
 * get.
 */
public final class SimulatedParticipant {
  /**
   * @param accuracy chance of a right answer
   * @param effects change of that chance by arm, or by {@code arm/condition}, once explanations
   *     have been seen
   * @param dropout share of participants who leave
   * @param strengths how good each method's explanations are, where two compete: the chance of the
   *     first is the logistic function of the difference (Bradley and Terry); 0 if left out
   * @param screenOut share of participants whose answers to a screening do not let them in
   */
  public record Behaviour(
      long seed,
      double accuracy,
      Map<String, Double> effects,
      double dropout,
      Map<String, Double> strengths,
      double screenOut) {
    public Behaviour(long seed, double accuracy, Map<String, Double> effects, double dropout) {
      this(seed, accuracy, effects, dropout, Map.of(), 0);
    }
  }

  private final Exchange server;
  private final String path;
  private final String study;
  private final Behaviour behaviour;
  private final Tally tally;
  private final UniformRandomProvider random;
  private final int number;
  private final List<Double> saveMillis = new ArrayList<>();

  SimulatedParticipant(
      Exchange server, String study, int number, Behaviour behaviour, Tally tally) {
    this.server = server;
    this.study = study;
    this.path = "/api/take/" + study;
    this.number = number;
    this.behaviour = behaviour;
    this.tally = tally;
    this.random = Draw.of("simulate", behaviour.seed(), number);
  }

  void run() {
    double joinMillis = 0;
    try {
      var key = key();
      var consent = server.get(path).path("consent");
      long begun = System.nanoTime();
      var started = start(key, consent);
      joinMillis = (System.nanoTime() - begun) / 1e6;
      tally.enrolled();
      answerAll(key, consent, started);
    } catch (IOException | RuntimeException wrong) {
      tally.failed("participant " + number + ": " + wrong.getMessage());
    }
    tally.latencies(saveMillis, joinMillis);
  }

  /** The same key again finds the same participant, with the key to what is known by then. */
  private JsonNode start(String key, JsonNode consent) throws IOException {
    return server.post("/api/studies/" + study + "/simulation", joining(key, consent));
  }

  private Map<String, Object> joining(String key, JsonNode consent) {
    return Map.of(
        "key", key,
        "consent", Map.of("version", consent.path("version").asString(), "given", true),
        "recruitment", Map.of(),
        "client", Map.of("device", "simulated", "viewport", List.of(1280, 800), "locale", "en"));
  }

  private void answerAll(String bearer, JsonNode consent, JsonNode started) throws IOException {
    var answers = started.path("answers");
    boolean fits = random.nextDouble() >= behaviour.screenOut();
    double leaveAt = random.nextDouble() < behaviour.dropout() ? random.nextDouble() : 2;
    var envelope = started.path("envelope");
    while (!envelope.path("step").path("kind").asString().equals("ended")) {
      var progress = envelope.path("progress");
      if (progress.path("done").asDouble() / Math.max(1, progress.path("total").asDouble())
          >= leaveAt) {
        tally.dropped();
        return;
      }
      var step = envelope.path("step");
      if (!answers.path("steps").has(step.path("key").asString())) {
        answers = start(bearer, consent).path("answers"); // an arm was given meanwhile
      }
      var arm = answers.path("arm").asString("");
      var key = answers.path("steps").path(step.path("key").asString());
      long begun = System.nanoTime();
      var sent = saving(envelope.path("seq").asInt(), step, answer(step, key, arm, fits));
      envelope = server.postAs(bearer, path + "/run/saves", sent);
      saveMillis.add((System.nanoTime() - begun) / 1e6);
    }
    var outcome = envelope.path("step").path("outcome").asString();
    if (outcome.equals("completed")) {
      tally.completed();
    } else {
      tally.ended(outcome);
    }
  }

  private Map<String, Object> saving(int seq, JsonNode step, Map<String, Object> answer) {
    double millis = Math.exp(8 + 0.5 * gaussian());
    var sent = new LinkedHashMap<String, Object>();
    sent.put("seq", seq);
    sent.put("step", step.path("key").asString());
    sent.put("answer", answer);
    sent.put(
        "timing",
        Map.of("rtMs", millis, "firstActionMs", millis / 3, "activeMs", millis, "hiddenMs", 0.0));
    sent.put("timedOut", false);
    sent.put("events", List.of());
    sent.put("eventsLost", 0);
    sent.put("resumed", 0);
    sent.put("client", Map.of("viewport", List.of(1280, 800)));
    return sent;
  }

  private Map<String, Object> answer(JsonNode step, JsonNode key, String arm, boolean fits) {
    return switch (step.path("kind").asString()) {
      case "screening" -> Map.of("answers", screening(key.path("screening"), fits));
      case "choice" -> Map.of("choice", checked(step, key.path("answers").path("choice")));
      case "comprehension" ->
          Map.of("answers", Json.MAPPER.convertValue(key.path("answers"), Map.class));
      case "trial" -> trial(step, key, arm);
      case "questionnaire" -> questionnaire(step, key, arm);
      case "free-text" -> Map.of("text", "A remark of dry-run participant " + number + ".");
      default -> Map.of();
    };
  }

  private Map<String, Object> trial(JsonNode step, JsonNode key, String arm) {
    if (step.path("task").asString().equals("observe")
        || step.path("stage").asString("").equals("see")) {
      return Map.of();
    }
    var answer = new LinkedHashMap<String, Object>();
    if (!step.path("options").isEmpty()) {
      answer.put(
          "choice", key.path("right").isString() ? scored(step, key, arm) : order(key).getFirst());
    }
    var guesses = new Guesses(random, number);
    for (var asked : step.path("asked")) {
      var right = key.path("besides").path(asked.path("name").asString());
      if (competes(asked, key)) {
        answer.put(asked.path("name").asString(), preference(asked, key));
        continue;
      }
      boolean rightly = !right.isMissingNode() && random.nextDouble() < chance(key, arm);
      answer.put(asked.path("name").asString(), rightly ? right : guesses.of(asked));
    }
    var confidence = step.path("confidence");
    if (confidence.isObject()) {
      int low = confidence.path("min").asInt();
      int span = confidence.path("max").asInt() - low;
      answer.put("confidence", low + (int) Math.round(span * random.nextDouble()));
    }
    return answer;
  }

  /** Of a right answer. */
  private double chance(JsonNode key, String arm) {
    var effects = behaviour.effects();
    return behaviour.accuracy()
        + (key.path("explained").asBoolean(false)
            ? effects.getOrDefault(
                key.path("condition").asString(arm), effects.getOrDefault(arm, 0.0))
            : 0);
  }

  private String scored(JsonNode step, JsonNode key, String arm) {
    var right = key.path("right").asString();
    var options = step.path("options").valueStream().map(o -> o.path("id").asString()).toList();
    var wrong = options.stream().filter(option -> !option.equals(right)).toList();
    boolean rightly = random.nextDouble() < chance(key, arm);
    return rightly ? right : wrong.get(random.nextInt(wrong.size()));
  }

  private static boolean competes(JsonNode asked, JsonNode key) {
    var form = asked.path("form").asString();
    return !key.path("options").isEmpty() && (form.equals("ranking") || form.equals("extremes"));
  }

  private Object preference(JsonNode asked, JsonNode key) {
    var order = order(key);
    return asked.path("form").asString().equals("ranking")
        ? order
        : Map.of("best", order.getFirst(), "worst", order.getLast());
  }

  /**
   * Those that compete, the best first: strengths with an error after Gumbel, so that the chance of
   * each to come first is that of Luce, and of two that of Bradley and Terry.
   */
  private List<String> order(JsonNode key) {
    var drawn = new LinkedHashMap<String, Double>();
    key.path("options")
        .properties()
        .forEach(
            one ->
                drawn.put(
                    one.getKey(),
                    strength(one.getValue()) - Math.log(-Math.log(1 - random.nextDouble()))));
    return drawn.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private double strength(JsonNode method) {
    return behaviour.strengths().getOrDefault(method.asString(""), 0.0);
  }

  private Map<?, ?> screening(JsonNode key, boolean fits) {
    var wanted = key.path(fits ? "passing" : "failing");
    var sets = wanted.isEmpty() ? key.path(fits ? "failing" : "passing") : wanted;
    return Json.MAPPER.convertValue(sets.path(random.nextInt(sets.size())), Map.class);
  }

  /** Somebody who is not with it answers anything else. */
  private String checked(JsonNode step, JsonNode right) {
    var options = step.path("options").valueStream().map(o -> o.path("id").asString()).toList();
    var wrong = options.stream().filter(option -> !option.equals(right.asString())).toList();
    return random.nextDouble() < behaviour.accuracy()
        ? right.asString()
        : wrong.get(random.nextInt(wrong.size()));
  }

  private Map<String, Object> questionnaire(JsonNode step, JsonNode key, String arm) {
    // people differ as a whole and, less, from item to item: otherwise a scale has no reliability
    double leaning = 0.5 + behaviour.effects().getOrDefault(arm, 0.0) + 0.2 * gaussian();
    var scale = step.path("scale");
    var values = scale.path("options").valueStream().map(o -> o.path("value").asInt()).toList();
    var items = new LinkedHashMap<String, Object>();
    for (var item : step.path("items")) {
      boolean passes = scale.path("noAnswer").asBoolean(false) && random.nextDouble() < 0.03;
      double place = Math.clamp(leaning + 0.12 * gaussian(), 0, 1);
      items.put(
          item.path("id").asString(),
          passes ? null : values.get((int) Math.round(place * (values.size() - 1))));
    }
    if (scale.path("least").asInt(0) > 0 && !items.containsValue(1)) {
      items.entrySet().iterator().next().setValue(1); // a reason has to be ticked
    }
    for (var instructed : key.path("answers").properties()) {
      if (random.nextDouble() < behaviour.accuracy()) {
        items.put(instructed.getKey(), Integer.valueOf(instructed.getValue().asString()));
      }
    }
    return Map.of("items", items);
  }

  private double gaussian() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /**
   * Like a browser's key, but the secret is drawn outside the seed: two runs with one seed are two
   * sets of people.
   */
  private static String key() {
    var bytes = new byte[32];
    new java.security.SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
