package groundwork.model;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where a model server is and how it may be asked.
 *
 * @param inputs how many numbers a row has
 * @param logits whether it answers with logits, with or without probabilities
 * @param token sent as {@code Authorization: Bearer}; null for none
 * @param timeout for each request, with its whole answer
 * @param retries after 429, a server error or a broken connection
 * @param backOff before the first retry; twice as long before each further one
 * @param concurrency requests at the same time
 * @param batch rows per request
 * @param local whether loopback, private and other addresses that are not public are allowed
 * @param longest bytes of an answer
 */
public record RemoteOptions(
    URI url,
    int inputs,
    List<String> classes,
    boolean logits,
    String token,
    Duration timeout,
    int retries,
    Duration backOff,
    int concurrency,
    int batch,
    boolean local,
    int longest) {
  /**
   * @throws IllegalArgumentException if a setting makes no sense, or the URL is not http(s)
   */
  public RemoteOptions {
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(java.util.Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null) {
      throw new IllegalArgumentException(
          "\"%s\" is no address of a model; write http://… or https://…".formatted(url));
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the address of a model at %s has a password or a fragment; give a token instead"
              .formatted(url.getHost()));
    }
    classes = List.copyOf(classes);
    if (inputs < 1 || classes.isEmpty()) {
      throw new IllegalArgumentException("a model has at least one input and one class");
    }
    if (retries < 0 || retries > 20 || concurrency < 1 || batch < 1 || longest < 1) {
      throw new IllegalArgumentException(
          "%d retries (0 to 20), %d at a time, %d rows, %d bytes"
              .formatted(retries, concurrency, batch, longest));
    }
    if (timeout.isNegative() || timeout.isZero() || backOff.isNegative()) {
      throw new IllegalArgumentException("a time is not positive");
    }
    if (token != null && !token.matches("[\\x21-\\x7e]{1,8192}")) {
      throw new IllegalArgumentException("a token has visible characters only, without blanks");
    }
  }

  /**
   * Probabilities, no token, 30 s, 3 retries from 0.5 s on, 4 requests at a time of 256 rows,
   * public addresses, 64 MB.
   */
  public static RemoteOptions of(URI url, int inputs, List<String> classes) {
    return new RemoteOptions(
        url,
        inputs,
        classes,
        false,
        null,
        Duration.ofSeconds(30),
        3,
        Duration.ofMillis(500),
        4,
        256,
        false,
        64 << 20);
  }

  public RemoteOptions logits(boolean logits) {
    return new RemoteOptions(
        url,
        inputs,
        classes,
        logits,
        token,
        timeout,
        retries,
        backOff,
        concurrency,
        batch,
        local,
        longest);
  }

  public RemoteOptions token(String token) {
    return new RemoteOptions(
        url,
        inputs,
        classes,
        logits,
        token,
        timeout,
        retries,
        backOff,
        concurrency,
        batch,
        local,
        longest);
  }

  public RemoteOptions timeout(Duration timeout) {
    return new RemoteOptions(
        url,
        inputs,
        classes,
        logits,
        token,
        timeout,
        retries,
        backOff,
        concurrency,
        batch,
        local,
        longest);
  }

  public RemoteOptions retries(int retries, Duration backOff) {
    return new RemoteOptions(
        url,
        inputs,
        classes,
        logits,
        token,
        timeout,
        retries,
        backOff,
        concurrency,
        batch,
        local,
        longest);
  }

  public RemoteOptions concurrency(int concurrency) {
    return new RemoteOptions(
        url,
        inputs,
        classes,
        logits,
        token,
        timeout,
        retries,
        backOff,
        concurrency,
        batch,
        local,
        longest);
  }

  public RemoteOptions batch(int batch) {
    return new RemoteOptions(
        url,
        inputs,
        classes,
        logits,
        token,
        timeout,
        retries,
        backOff,
        concurrency,
        batch,
        local,
        longest);
  }

  /** Allows addresses that are not public. */
  public RemoteOptions local(boolean local) {
    return new RemoteOptions(
        url,
        inputs,
        classes,
        logits,
        token,
        timeout,
        retries,
        backOff,
        concurrency,
        batch,
        local,
        longest);
  }

  public RemoteOptions longest(int longest) {
    return new RemoteOptions(
        url,
        inputs,
        classes,
        logits,
        token,
        timeout,
        retries,
        backOff,
        concurrency,
        batch,
        local,
        longest);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "model at " + url;
  }
}
