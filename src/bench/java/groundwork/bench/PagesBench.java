package groundwork.bench;

import groundwork.json.control.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * How long each address that the researchers' pages ask takes, with 1,000 studies and 1,000,000
 * answers: everything that the server's own description lists as GET. Of what is streamed, the time
 * to the first byte, once. Then the same of what is open while a study runs, with people answering.
 * Beside what a clock says, the processor time of server and database, which does not grow when
 * others are at work on the same machine.
 *
 * <p>Wants a server that runs, named by {@code GROUNDWORK_URL}, and its data folder with its own
 * database, named by {@code GROUNDWORK_DATA}; what is in it stays. Prints Markdown.
 */
public final class PagesBench {
  private static final Path CROWD = Path.of("src/bench/sql/crowd.sql");
  private static final String BIG = "sentiment-forward-simulation";
  private static final int PEOPLE = 40;
  private static final int TIMES = 9;
  private static final double GOAL = 300;
  private static final List<String> OPENED =
      List.of(
          BIG,
          "credit-decision",
          "credit-counterfactual",
          "credit-explanation-forms",
          "credit-time-pressure",
          "credit-what-if",
          "fashion-error-detection",
          "review-network-views",
          "sentiment-explanation-tournament",
          "loan-advice-three-days",
          "credit-proxies");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final Path data;

  private PagesBench(String url, Path data) {
    this.url = url;
    this.data = data;
  }

  /** What one address took. */
  private record Took(int status, double first, double median, double worst, double processor) {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    var environment = System.getenv();
    new PagesBench(
            environment.getOrDefault("GROUNDWORK_URL", "http://127.0.0.1:8080"),
            Path.of(environment.getOrDefault("GROUNDWORK_DATA", "data")))
        .run();
  }

  private void run() throws IOException, InterruptedException, SQLException {
    if (get("/api/studies?page=1").path(0).isMissingNode()) {
      throw new IllegalStateException("no studies at " + url);
    }
    if (studies() < 1000) {
      fill();
    }
    var known = known();
    print("nobody answering", known, addresses());
    var run =
        post(
            "/api/studies/" + BIG + "/dry-runs",
            Map.of("participants", 2000, "seed", System.nanoTime() % 1_000_000));
    try {
      await(() -> dryRuns(BIG).path(0).path("begun").asInt() > 20);
      print(
          "people answering",
          known,
          addresses().stream()
              .filter(
                  path ->
                      path.matches(
                          ".*/(progress|live|participants|participants-flow|times|results)|/api/studies"))
              .toList());
    } finally {
      post(
          "/api/studies/%s/dry-runs/%s/cancellation".formatted(BIG, run.path("id").asString()),
          Map.of());
    }
  }

  // ── data
  // ────────────────────────────────────────────────────────────────────────────────────────

  private int studies() throws IOException, InterruptedException {
    return http.send(request("/api/studies?page=1").build(), BodyHandlers.discarding())
        .headers()
        .firstValue("X-Total-Count")
        .map(Integer::parseInt)
        .orElse(0);
  }

  private void fill() throws IOException, InterruptedException, SQLException {
    for (var slug : OPENED) {
      post("/api/studies/" + slug + "/opening", Map.of());
    }
    for (var slug : OPENED.subList(0, OPENED.size() - 1)) {
      post(
          "/api/studies/" + slug + "/dry-runs",
          Map.of("participants", PEOPLE, "seed", 1, "dropout", 0.15));
      await(() -> dryRuns(slug).path(0).path("state").asString().equals("done"));
    }
    await(
        () -> {
          var state =
              get("/api/studies/credit-proxies/runs").path(0).path("state").asString("done");
          return !state.equals("queued") && !state.equals("running");
        });
    long start = System.nanoTime();
    var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
    var password = Files.readString(data.resolve("database-password")).strip();
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(Files.readString(CROWD));
      connection.commit();
    }
    System.out.printf("Filled in %.0f s.%n", (System.nanoTime() - start) / 1e9);
  }

  private JsonNode dryRuns(String slug) {
    return get("/api/studies/" + slug + "/dry-runs");
  }

  private static void await(BooleanSupplier there) throws InterruptedException {
    for (int tries = 0; tries < 3000; tries++) {
      if (there.getAsBoolean()) {
        return;
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException("it never came");
  }

  // ── addresses
  // ───────────────────────────────────────────────────────────────────────────────────

  /** Of everybody but participants, as the server describes itself. */
  private List<String> addresses() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url + "/openapi?format=json")).build();
    var described = Json.tree(http.send(request, BodyHandlers.ofString()).body()).path("paths");
    var all = new ArrayList<String>();
    for (var path : described.properties()) {
      if (path.getValue().has("get") && !path.getKey().startsWith("/api/take/")) {
        all.add(path.getKey());
      }
    }
    return all;
  }

  /** Something that there is, for each gap in an address. */
  private Map<String, String> known() {
    var known = new LinkedHashMap<String, String>();
    var people = get("/api/studies/" + BIG + "/participants?status=completed&size=1");
    var gallery = get("/api/gallery").path("tasks").path(0);
    known.put("study", BIG);
    known.put("participant", people.path("participants").path(0).path("pseudonym").asString());
    known.put("number", "4");
    known.put("block", "comments");
    known.put("revision", "1");
    known.put("set", "sentiment");
    known.put(
        "item", get("/api/stimuli/sentiment/items").path("items").path(0).path("id").asString());
    known.put("task", gallery.asString());
    known.put("instrument", get("/api/instruments").path(0).path("id").asString());
    known.put("studyRun", get("/api/studies/credit-proxies/runs").path(0).path("id").asString());
    return known;
  }

  /** Null where nothing in the database answers to it. */
  private static String filled(String path, Map<String, String> known) {
    var filled = path;
    if (path.startsWith("/api/studies/{slug}/runs/{id}")) {
      filled = filled.replace("{slug}", "credit-proxies").replace("{id}", known.get("studyRun"));
    } else if (path.startsWith("/api/instruments/")) {
      filled = filled.replace("{id}", known.get("instrument"));
    }
    filled = filled.replace("{slug}", known.get(path.startsWith("/api/stimuli") ? "set" : "study"));
    for (var one : known.entrySet()) {
      if (one.getValue() != null) {
        filled =
            filled.replace(
                "{" + one.getKey() + "}",
                URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
      }
    }
    if (path.endsWith("/changes")) {
      filled += "?from=1&to=draft";
    } else if (path.endsWith("/own-explanations")) {
      filled += "?block=after";
    } else if (path.endsWith("/preregistration")) {
      filled += "?form=osf";
    } else if (path.endsWith("/explanations")) {
      filled += "?model=linear&method=lime";
    }
    return filled.contains("{") ? null : filled;
  }

  // ── measuring
  // ───────────────────────────────────────────────────────────────────────────────────

  private void print(String when, Map<String, String> known, List<String> paths)
      throws IOException, InterruptedException {
    System.out.printf(
        "%n%s; load %.1f%n%n| GET | status | first ms | median ms | worst ms | processor ms | |%n|---|---|---|---|---|---|---|%n",
        when, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    for (var path : paths) {
      var filled = filled(path, known);
      if (filled == null) {
        System.out.printf("| %s | nothing to ask for | | | | | |%n", path);
        continue;
      }
      var took = measure(filled);
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.0f | %.0f | %.0f | %.0f | %s |%n",
          path,
          took.status(),
          took.first(),
          took.median(),
          took.worst(),
          took.processor(),
          took.first() > GOAL || took.worst() > GOAL ? "over" : "");
    }
  }

  private Took measure(String path) throws IOException, InterruptedException {
    if (path.matches(".*(\\.zip|/export|/live)(\\?.*)?")) {
      return firstByte(path);
    }
    double first = whole(path).median();
    var millis = new double[TIMES];
    int status = 0;
    double before = processor();
    for (int i = 0; i < TIMES; i++) {
      var one = whole(path);
      millis[i] = one.median();
      status = one.status();
    }
    double processor = (processor() - before) / TIMES;
    Arrays.sort(millis);
    return new Took(status, first, millis[TIMES / 2], millis[TIMES - 1], processor);
  }

  private Took whole(String path) throws IOException, InterruptedException {
    long start = System.nanoTime();
    var answer = http.send(request(path).build(), BodyHandlers.ofByteArray());
    double took = (System.nanoTime() - start) / 1e6;
    return new Took(answer.statusCode(), took, took, took, 0);
  }

  /** The rest is read to its end, except of what has none. */
  private Took firstByte(String path) throws IOException, InterruptedException {
    long start = System.nanoTime();
    var answer = http.send(request(path).build(), BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      body.read();
      double took = (System.nanoTime() - start) / 1e6;
      if (!path.contains("/live")) {
        body.transferTo(OutputStream.nullOutputStream());
      }
      return new Took(answer.statusCode(), took, took, took, Double.NaN);
    }
  }

  /** Milliseconds so far of the server and its database, whose backends stay. */
  private double processor() throws IOException {
    long launcher = Long.parseLong(Files.readString(data.resolve("groundwork.lock")).strip());
    return ProcessHandle.of(launcher)
        .orElseThrow()
        .descendants()
        .mapToLong(one -> one.info().totalCpuDuration().map(Duration::toMillis).orElse(0L))
        .sum();
  }

  private HttpRequest.Builder request(String path) throws IOException {
    var token = Files.readString(data.resolve("command-token")).strip();
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode get(String path) {
    return ask(path, null);
  }

  private JsonNode post(String path, Object body) {
    return ask(path, Json.write(body));
  }

  private JsonNode ask(String path, String body) {
    try {
      var request = request(path).header("Content-Type", "application/json");
      if (body != null) {
        request.POST(BodyPublishers.ofString(body));
      }
      return Json.tree(http.send(request.build(), BodyHandlers.ofString()).body());
    } catch (IOException wrong) {
      throw new IllegalStateException(wrong);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
