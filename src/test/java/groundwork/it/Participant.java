package groundwork.it;

import groundwork.assignment.control.Draw;
import groundwork.it.Http.Answer;
import groundwork.json.control.Json;
import groundwork.simulation.control.Guesses;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;

/** Takes part over HTTP as a browser would, and keeps everything the server ever said. */
public final class Participant {
  public final String study;
  public final String key;
  public final List<String> received = new ArrayList<>();
  private Http http;
  private Http nobody = Http.NOBODY;
  private DataSource database = TestBed.database();
  private JsonNode envelope;

  public Participant(String study) {
    this(study, newKey());
  }

  public Participant(String study, String key) {
    this.study = study;
    this.key = key;
    this.http = new Http(key);
  }

  /** From here on this node is asked, which works on that database. */
  public Participant at(Distribution node, DataSource database) {
    http = new Http(node.url(), key);
    nobody = new Http(node.url(), null);
    this.database = database;
    return this;
  }

  public static String newKey() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public String path(String rest) {
    return "/api/take/" + study + rest;
  }

  public Map<String, Object> enrolling(boolean consent) {
    var landing = keep(nobody.get(path(""))).json();
    var body = new LinkedHashMap<String, Object>();
    body.put("key", key);
    body.put(
        "consent",
        Map.of("version", landing.path("consent").path("version").asString(), "given", consent));
    body.put("recruitment", Map.of());
    body.put("client", Map.of("viewport", List.of(390, 844), "device", "phone", "locale", "en"));
    return body;
  }

  public Answer join() {
    return follow(nobody.post(path("/enrolments"), enrolling(true)));
  }

  public Answer current(boolean open) {
    return follow(http.get(path("/run?open=" + open)));
  }

  public Answer withdraw(boolean deleteData) {
    return follow(http.post(path("/run/withdrawal"), Map.of("deleteData", deleteData)));
  }

  public Answer send(Map<String, Object> submission) {
    return follow(http.post(path("/run/saves"), submission));
  }

  public JsonNode envelope() {
    return envelope;
  }

  public JsonNode step() {
    return envelope.path("step");
  }

  public String kind() {
    return step().path("kind").asString();
  }

  public int seq() {
    return envelope.path("seq").asInt();
  }

  public boolean ended() {
    return kind().equals("ended");
  }

  /** What a page would send for the present step with this answer. */
  public Map<String, Object> submission(Map<String, Object> answer) {
    var body = new LinkedHashMap<String, Object>();
    body.put("seq", seq());
    body.put("step", step().path("key").asString());
    body.put("answer", answer);
    body.put(
        "timing",
        Map.of("rtMs", 1234.5, "firstActionMs", 400.0, "activeMs", 1200.0, "hiddenMs", 34.5));
    body.put("timedOut", false);
    body.put("events", List.of(Map.of("t", 400.0, "type", "select", "target", "choice")));
    body.put("eventsLost", 0);
    body.put("resumed", 0);
    body.put("client", Map.of("viewport", List.of(390, 844)));
    return body;
  }

  /**
   * An answer that fits the present step; the first option of everything unless the step is a
   * check.
   */
  public Map<String, Object> fittingAnswer() {
    return switch (kind()) {
      case "comprehension" -> Map.of("answers", Keys.of(database, study, step()));
      case "trial" -> {
        var answer = new LinkedHashMap<String, Object>();
        if (!step().path("options").isEmpty()) {
          answer.put("choice", step().path("options").path(0).path("id").asString());
        }
        var guesses = new Guesses(Draw.of("participant", key), 0);
        step()
            .path("asked")
            .forEach(one -> answer.put(one.path("name").asString(), guesses.of(one)));
        if (step().path("confidence").isObject()) {
          answer.put("confidence", step().path("confidence").path("min").asInt());
        }
        yield answer;
      }
      case "questionnaire" -> {
        var items = new LinkedHashMap<String, Object>();
        step()
            .path("items")
            .forEach(
                item ->
                    items.put(
                        item.path("id").asString(),
                        step().path("scale").path("options").path(0).path("value").asInt()));
        yield Map.of("items", items);
      }
      case "free-text" -> Map.of("text", "Fine, thank you. 👍 \u202eright to left");
      default -> Map.of();
    };
  }

  public Answer answer() {
    var answer = send(submission(fittingAnswer()));
    if (answer.status() != 201) {
      throw new AssertionError(kind() + ": " + answer.status() + " " + answer.text());
    }
    return answer;
  }

  public Participant answerUntil(String kind) {
    while (!ended() && !kind().equals(kind)) {
      answer();
    }
    return this;
  }

  public Participant answerAll() {
    return answerUntil("ended");
  }

  private Answer follow(Answer answer) {
    keep(answer);
    if (answer.status() < 300) {
      envelope = answer.json();
    }
    return answer;
  }

  private Answer keep(Answer answer) {
    received.add(answer.raw().headers().map() + "\n" + answer.text());
    return answer;
  }

  /**
   * The key of a check, which only the server's side knows: read from the version in the database.
   */
  private static final class Keys {
    private static final Map<String, JsonNode> DEFINITIONS = new ConcurrentHashMap<>();

    static Map<String, Object> of(DataSource database, String study, JsonNode step) {
      var answers = new LinkedHashMap<String, Object>();
      for (var block :
          DEFINITIONS.computeIfAbsent(study, any -> definition(database, study)).path("flow")) {
        for (var question : block.path("questions")) {
          answers.put(question.path("id").asString(), question.path("key").asString());
        }
      }
      var asked = step.path("questions").valueStream().map(q -> q.path("id").asString()).toList();
      answers.keySet().retainAll(asked);
      return answers;
    }

    private static JsonNode definition(DataSource database, String study) {
      try (var connection = database.getConnection();
          var query =
              connection.prepareStatement(
                  """
                  select v.definition from study_version v join study s on s.id = v.study
                  where s.slug = ? order by v.number desc limit 1
                  """)) {
        query.setString(1, study);
        try (var row = query.executeQuery()) {
          row.next();
          return Json.tree(row.getString(1));
        }
      } catch (SQLException wrong) {
        throw new IllegalStateException(wrong);
      }
    }
  }
}
