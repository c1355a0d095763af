package groundwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import groundwork.json.control.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server on this machine. */
class RemotePredictorTest {
  private interface Answer {
    void to(HttpExchange exchange, int attempt) throws Exception;
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger attempts = new AtomicInteger();
  private HttpServer server;
  private volatile Answer answer = RemotePredictorTest::model;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          try {
            answer.to(exchange, attempts.getAndIncrement());
          } catch (Exception e) {
            throw new IOException(e);
          } finally {
            exchange.close();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/predict";
  }

  private RemoteOptions options() {
    return RemoteOptions.of(URI.create(url()), 2, List.of("no", "yes"))
        .local(true)
        .retries(2, Duration.ofMillis(5));
  }

  /** The second class has the mean of the inputs as its probability. */
  private static void model(HttpExchange exchange, int attempt) throws IOException {
    var inputs = Json.tree(read(exchange)).get("inputs");
    var rows = new ArrayList<List<Double>>();
    for (var row : inputs) {
      double mean = (row.get(0).asDouble() + row.get(1).asDouble()) / 2;
      rows.add(List.of(1 - mean, mean));
    }
    say(exchange, 200, "{\"probabilities\": " + Json.write(rows) + "}");
  }

  private static String read(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static double[][] rows(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(r -> new double[] {r / (double) rows, 0.125})
        .toArray(double[][]::new);
  }

  private void refused(RemoteOptions options, String... messages) {
    try (var model = RemotePredictor.of(options)) {
      var thrown =
          assertThatThrownBy(() -> model.probabilities(rows(5)))
              .isInstanceOf(ModelFailed.class)
              .hasMessageContaining(url());
      for (String message : messages) {
        thrown.hasMessageContaining(message);
      }
    }
  }

  @Test
  void rows_are_asked_in_batches_and_answered_in_their_order() {
    try (var model = RemotePredictor.of(options().batch(3).token("secret-token"))) {
      double[][] p = model.probabilities(rows(8));
      for (int r = 0; r < 8; r++) {
        assertThat(p[r][1]).isCloseTo((r / 8.0 + 0.125) / 2, within(1e-15));
      }
      assertThat(heard).hasSize(3).containsOnly("Bearer secret-token");
      assertThat(model.probabilities(new double[0][])).isEmpty();
      assertThat(model.hasLogits()).isFalse();
    }
    assertThat(options().token("secret-token").toString()).doesNotContain("secret");
  }

  @Test
  void logits_are_read_and_make_probabilities_where_there_are_none() {
    answer = (exchange, attempt) -> say(exchange, 200, "{\"logits\": [[1, 1], [0, 2]]}");
    try (var model = RemotePredictor.of(options().logits(true))) {
      assertThat(model.logits(rows(2))[1]).containsExactly(0, 2);
      assertThat(model.probabilities(rows(2))[0]).containsExactly(0.5, 0.5);
    }
    answer = RemotePredictorTest::model;
    try (var model = RemotePredictor.of(options().logits(true))) {
      assertThatThrownBy(() -> model.logits(rows(2)))
          .hasMessageContaining("without \"logits\", which were declared");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void a_server_in_trouble_is_asked_again(int status) {
    answer =
        (exchange, attempt) -> {
          if (attempt < 2) {
            say(exchange, status, "busy");
          } else {
            model(exchange, attempt);
          }
        };
    try (var model = RemotePredictor.of(options())) {
      assertThat(model.probabilities(rows(5))).hasDimensions(5, 2);
    }
    assertThat(attempts).hasValue(3);
  }

  @Test
  void a_server_that_stays_in_trouble_is_given_up() {
    answer = (exchange, attempt) -> say(exchange, 500, "out of memory");
    refused(options(), "rows 0 to 4, answered 500: out of memory (3 attempts)");
  }

  @Test
  void a_question_that_the_server_refuses_is_not_repeated() {
    answer = (exchange, attempt) -> say(exchange, 422, "seven inputs expected");
    refused(options(), "rows 0 to 4, answered 422: seven inputs expected");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void a_connection_that_breaks_is_tried_again() {
    answer =
        (exchange, attempt) -> {
          if (attempt == 0) {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            exchange.close();
          } else {
            model(exchange, attempt);
          }
        };
    try (var model = RemotePredictor.of(options())) {
      assertThat(model.probabilities(rows(5))).hasDimensions(5, 2);
    }
  }

  @Test
  void nobody_at_the_address_is_told() {
    server.stop(0);
    refused(options(), "failed: ", "(3 attempts)");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_server_that_hangs_is_left_whether_before_or_amid_its_answer(boolean before)
      throws InterruptedException {
    var end = new CountDownLatch(1);
    answer =
        (exchange, attempt) -> {
          if (!before) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
          }
          end.await(20, TimeUnit.SECONDS);
        };
    refused(options().timeout(Duration.ofMillis(300)), "did not answer within 0.3 s");
    assertThat(attempts).hasValue(1);
    end.countDown();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"probabilities\": [[1, 0]]} | gave 1 answers for 5 rows (from row 0 on)",
        "{\"probabilities\": [[1, 0], [1], [1, 0], [1, 0], [1, 0]]} | gave 1 values for row 1",
        "{\"probabilities\": [[1, 0], [1, 0], [NaN, 0], [1, 0], [1, 0]]} | gave NaN as value 0 of row 2",
        "{\"probabilities\": [[1, 0], [1, 0], [null, 0], [1, 0], [1, 0]]} | gave NaN as value 0 of row 2",
        "{\"probabilities\": [[1, 0], [1, 0], [2, 1], [1, 0], [1, 0]]} | add up to 3.0 for row 2",
        "{\"probabilities\": 7} | gave 0 answers for 5 rows",
        "{\"scores\": []} | neither \"probabilities\" nor \"logits\"",
        "<html> | did not answer in JSON",
      })
  void a_wrong_answer_is_told_with_address_and_row(String body, String message) {
    answer = (exchange, attempt) -> say(exchange, 200, body);
    refused(options(), message);
  }

  @Test
  void rows_of_later_batches_are_counted_from_the_first_batch() {
    answer =
        (exchange, attempt) ->
            say(
                exchange,
                200,
                attempt == 0
                    ? "{\"probabilities\": [[1, 0], [1, 0]]}"
                    : "{\"probabilities\": [[1, 0], [1, Infinity]]}");
    refused(options().batch(2), "gave Infinity as value 1 of row 3");
  }

  @Test
  void an_answer_without_end_is_not_read() {
    answer =
        (exchange, attempt) -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] part = new byte[1 << 12];
          for (int i = 0; i < 10_000; i++) {
            exchange.getResponseBody().write(part);
          }
        };
    refused(options().longest(1 << 16), "longer than 65,536 bytes");
  }

  @Test
  void redirects_are_not_followed() {
    answer =
        (exchange, attempt) -> {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1/secret");
          say(exchange, 307, "");
        };
    refused(options(), "redirects to http://127.0.0.1/secret, which is not followed");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void addresses_that_only_this_machine_reaches_must_be_allowed() {
    for (String host : List.of("127.0.0.1", "localhost", "[::1]", "2130706433")) {
      var url = URI.create(url().replace("127.0.0.1", host));
      if (url.getHost() == null) {
        continue;
      }
      var options = RemoteOptions.of(url, 2, List.of("no", "yes"));
      try (var model = RemotePredictor.of(options)) {
        assertThatThrownBy(() -> model.probabilities(rows(1)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("not a public address");
      }
    }
    assertThat(attempts).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, true",
    "2001:4860:4860::8888, true",
    "127.8.8.8, false",
    "10.0.0.1, false",
    "172.16.0.1, false",
    "172.32.0.1, true",
    "192.168.1.1, false",
    "169.254.169.254, false",
    "100.64.0.1, false",
    "0.0.0.0, false",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "::1, false",
    "::, false",
    "fe80::1, false",
    "fd00::1, false",
    "ff02::1, false",
    "::ffff:127.0.0.1, false",
    "::127.0.0.1, false",
    "64:ff9b::7f00:1, false",
    "2002:7f00:1::, false",
  })
  void public_addresses_are_told_from_others(String address, boolean expected) throws IOException {
    assertThat(Addresses.isPublic(InetAddress.getByName(address))).isEqualTo(expected);
  }

  @Test
  void not_more_requests_than_allowed_are_under_way() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    answer =
        (exchange, attempt) -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.sleep(30);
          now.decrementAndGet();
          model(exchange, attempt);
        };
    try (var model = RemotePredictor.of(options().concurrency(2))) {
      var all =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> model.probabilities(rows(2))))
              .toList();
      for (var one : all) {
        assertThat(one.get()).hasDimensions(2, 2);
      }
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    for (String url : List.of("ftp://a/b", "file:///etc/passwd", "http:///x", "http://me:pw@a/")) {
      assertThatThrownBy(() -> RemoteOptions.of(URI.create(url), 2, List.of("a")))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> options().token("a\r\nb")).hasMessageContaining("token");
    assertThatThrownBy(() -> options().batch(0)).hasMessageContaining("0 rows");
  }
}
