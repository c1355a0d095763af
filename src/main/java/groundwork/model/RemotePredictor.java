package groundwork.model;

import groundwork.json.control.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;

/**
 * A model on somebody's server: {@code POST {"inputs": [[…], …]}} is answered by {@code
 * {"probabilities": [[…], …]}}, {@code {"logits": …}}, or both. Safe for threads.
 *
 * <p>The server's addresses are looked up and checked before every request; the Java machine
 * remembers them for the moment until it connects. Redirects are not followed, proxies not used.
 */
public final class RemotePredictor implements Predictor, AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final RemoteOptions options;
  private final HttpClient client;
  private final Semaphore free;

  private RemotePredictor(RemoteOptions options) {
    this.options = options;
    this.free = new Semaphore(options.concurrency(), true);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(options.timeout())
            .build();
  }

  /** Asks nothing yet. */
  public static RemotePredictor of(RemoteOptions options) {
    return new RemotePredictor(options);
  }

  @Override
  public int inputs() {
    return options.inputs();
  }

  @Override
  public List<String> classes() {
    return options.classes();
  }

  @Override
  public boolean hasLogits() {
    return options.logits();
  }

  /**
   * @throws ModelFailed naming URL and rows, if the server fails, is too slow or answers wrongly
   * @throws IllegalArgumentException if its address is not allowed
   */
  @Override
  public double[][] probabilities(double[][] batch) {
    return ask(batch, Output.PROBABILITY);
  }

  @Override
  public double[][] logits(double[][] batch) {
    return options.logits() ? ask(batch, Output.LOGIT) : Predictor.super.logits(batch);
  }

  private double[][] ask(double[][] batch, Output output) {
    Predictor.require(batch, inputs());
    double[][] all = new double[batch.length][];
    for (int from = 0; from < batch.length; from += options.batch()) {
      int to = Math.min(batch.length, from + options.batch());
      var place = "%s, rows %d to %d,".formatted(options.url(), from, to - 1);
      var answer = tree(send(Arrays.copyOfRange(batch, from, to), place), place);
      System.arraycopy(read(answer, output, to - from, from, place), 0, all, from, to - from);
    }
    return all;
  }

  private double[][] read(JsonNode answer, Output output, int rows, int first, String place) {
    if (output == Output.LOGIT) {
      if (!answer.has("logits")) {
        throw new ModelFailed(place + " answered without \"logits\", which were declared");
      }
      return numbers(answer, "logits", rows, first);
    }
    if (answer.has("probabilities")) {
      double[][] p = numbers(answer, "probabilities", rows, first);
      Checked.requireProbabilities(options.url().toString(), p, first);
      return p;
    }
    if (answer.has("logits")) {
      double[][] logits = numbers(answer, "logits", rows, first);
      Arrays.stream(logits).forEach(Link::softmax);
      return logits;
    }
    throw new ModelFailed(place + " answered with neither \"probabilities\" nor \"logits\"");
  }

  private double[][] numbers(JsonNode answer, String member, int rows, int first) {
    var list = answer.get(member);
    double[][] numbers = new double[list.size()][];
    for (int r = 0; r < numbers.length; r++) {
      var row = list.get(r);
      numbers[r] = new double[row.size()];
      for (int c = 0; c < numbers[r].length; c++) {
        var value = row.get(c);
        numbers[r][c] = value != null && value.isNumber() ? value.doubleValue() : Double.NaN;
      }
    }
    Checked.requireNumbers(
        options.url().toString(), numbers, rows, options.classes().size(), first);
    return numbers;
  }

  private static JsonNode tree(byte[] body, String place) {
    try {
      return Json.MAPPER
          .reader()
          .with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // to be refused with its row
          .readTree(body);
    } catch (JacksonException wrong) {
      throw new ModelFailed(
          "%s did not answer in JSON: %s".formatted(place, wrong.getOriginalMessage()), wrong);
    }
  }

  private byte[] send(double[][] rows, String place) {
    var body =
        HttpRequest.newBuilder(options.url())
            .timeout(options.timeout())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString("{\"inputs\":" + Json.write(rows) + "}"));
    if (options.token() != null) {
      body.header("Authorization", "Bearer " + options.token());
    }
    var request = body.build();
    var wait = options.backOff();
    for (int attempt = 0; ; attempt++) {
      String wrong;
      Throwable cause = null;
      var pause = wait;
      try {
        var response = once(request);
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
          return response.body();
        }
        wrong = "answered " + status + said(response);
        if (status != 429 && status < 500) {
          throw new ModelFailed(place + " " + wrong + hint(response));
        }
        pause = asked(response, wait);
      } catch (TimeoutException slow) { // a slow server gets no second request
        throw new ModelFailed(
            "%s did not answer within %s s".formatted(place, options.timeout().toMillis() / 1000.0),
            slow);
      } catch (BoundedBody.TooLong tooLong) {
        throw new ModelFailed(place + " " + tooLong.getMessage(), tooLong);
      } catch (IOException broken) {
        wrong = "failed: " + broken;
        cause = broken;
      }
      if (attempt == options.retries()) {
        throw new ModelFailed("%s %s (%d attempts)".formatted(place, wrong, attempt + 1), cause);
      }
      sleep(pause, place);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
    }
  }

  private HttpResponse<byte[]> once(HttpRequest request) throws IOException, TimeoutException {
    if (!options.local()) {
      Addresses.requirePublic(literal(options.url().getHost()));
    }
    try {
      free.acquire();
      try {
        var answer = client.sendAsync(request, head -> new BoundedBody(options.longest()));
        try {
          return answer.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
          answer.cancel(true);
        }
      } finally {
        free.release();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ModelFailed("asking " + options.url() + " was interrupted", stop);
    } catch (ExecutionException failed) {
      for (Throwable why = failed; why != null; why = why.getCause()) {
        if (why instanceof BoundedBody.TooLong tooLong) {
          throw tooLong;
        }
        if (why instanceof java.net.http.HttpTimeoutException) {
          throw new TimeoutException();
        }
      }
      throw failed.getCause() instanceof IOException broken
          ? broken
          : new IOException(failed.getCause());
    }
  }

  /** Without the brackets around an address of version 6. */
  private static String literal(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String said(HttpResponse<byte[]> response) {
    var text = new String(response.body(), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "" : ": " + (text.length() > 200 ? text.substring(0, 200) + "…" : text);
  }

  private static String hint(HttpResponse<byte[]> response) {
    return response.statusCode() >= 300 && response.statusCode() < 400
        ? "; it redirects to %s, which is not followed: give the final address"
            .formatted(response.headers().firstValue("Location").orElse("nowhere"))
        : "";
  }

  /** As long as the server asks for, within bounds. */
  private static Duration asked(HttpResponse<byte[]> response, Duration otherwise) {
    var seconds = response.headers().firstValue("Retry-After").orElse("");
    if (!seconds.matches("\\d{1,6}")) {
      return otherwise;
    }
    var wait = Duration.ofSeconds(Long.parseLong(seconds));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static void sleep(Duration wait, String place) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ModelFailed(place + " waiting for another attempt was interrupted", stop);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
