package dev.reev.runner.jupiter;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.reev.benchmarks.net.OutboundPolicy;
import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.net.OutboundProxy.InvalidProxyException;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Requests to Jupiter. Like the ledger's client it uses the old HTTP client of the JDK, which
 * starts faster.
 *
 * <p>Failures that the agent did not cause (no connection, no answer in time, 429 or a 5xx other
 * than 500 after the retries, an answer that is not JSON) end the run as {@code
 * ledger_unavailable}: Jupiter belongs to the forked chain that the benchmark needs. A refusal
 * (4xx, or 500, which Jupiter also gives for requests it cannot serve) goes to the agent as the
 * result of its call.
 */
final class JupiterHttp {

  private static final int CONNECT_TIMEOUT_MS = 5_000;

  /** Limit for one attempt: quotes take a second; the lending API under load some more. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  /** Bytes; the longest real answer, the token list, has some 100 KiB. */
  private static final int MAX_ANSWER = 2 << 20;

  private static final int MAX_RETRIES = 3;

  private static final int TOO_MANY_REQUESTS = 429;

  /** Characters of a reason shown to the agent. */
  private static final int MAX_REASON = 300;

  private final String baseUrl;
  private final OutboundProxy proxy;
  private final Duration answerTimeout;
  private final RetryPolicy<Object> retries;

  /** An answer with any HTTP status. */
  record Reply(int status, String body) {}

  private JupiterHttp(
      String baseUrl, Duration answerTimeout, Duration firstPause, OutboundProxy proxy) {
    this.baseUrl = baseUrl;
    this.proxy = proxy;
    this.answerTimeout = answerTimeout;
    this.retries =
        RetryPolicy.builder()
            .handle(JupiterBusyException.class)
            .withMaxRetries(MAX_RETRIES)
            .withBackoff(firstPause, firstPause.multipliedBy(8))
            .withDelayFnOn(
                context -> ((JupiterBusyException) context.getLastException()).waitAsked(),
                JupiterBusyException.class)
            .build();
  }

  /**
   * Creates a client for this address, with the proxy and outbound policy of the environment.
   *
   * @throws RunFailedException when the URL or that of a proxy is invalid, or the outbound policy
   *     forbids it
   */
  static JupiterHttp at(String baseUrl, Map<String, String> environment) {
    try {
      return at(
          baseUrl,
          OutboundPolicy.of(environment),
          OutboundProxy.of(environment),
          ANSWER_TIMEOUT,
          Duration.ofMillis(500));
    } catch (InvalidProxyException e) {
      throw unavailable(String.valueOf(e.getMessage()), null);
    }
  }

  /**
   * Creates a client with other timeouts.
   *
   * @throws RunFailedException when the URL is invalid, or the outbound policy forbids it
   */
  static JupiterHttp at(
      String baseUrl,
      OutboundPolicy policy,
      OutboundProxy proxy,
      Duration answerTimeout,
      Duration firstPause) {
    String refusal = "must be an http or https URL";
    try {
      URI uri = URI.create(baseUrl);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        refusal = policy.refusalOfKnown(uri);
        if (refusal == null) {
          return new JupiterHttp(baseUrl.replaceFirst("/+$", ""), answerTimeout, firstPause, proxy);
        }
      }
    } catch (IllegalArgumentException e) {
      // Reported below, like a URL of an unsupported kind.
    }
    throw unavailable(JupiterClient.BASE_URL_VARIABLE + " " + refusal, null);
  }

  JsonNode get(String pathAndQuery) throws JupiterRefusedException {
    return request(pathAndQuery, null);
  }

  JsonNode post(String path, Object body) throws JupiterRefusedException {
    return request(path, ReevJson.MAPPER.writeValueAsBytes(body));
  }

  private JsonNode request(String path, byte @Nullable [] body) throws JupiterRefusedException {
    Reply reply = reply(URI.create(baseUrl + path), body);
    if (reply.status() == HttpURLConnection.HTTP_PROXY_AUTH) {
      throw unavailable("the proxy does not accept the user and password", null);
    }
    if (reply.status() >= HttpURLConnection.HTTP_BAD_REQUEST) {
      throw new JupiterRefusedException(reason(reply));
    }
    try {
      return ReevJson.MAPPER.readTree(reply.body());
    } catch (JacksonException e) {
      throw unavailable("it did not answer in JSON", e);
    }
  }

  private Reply reply(URI url, byte @Nullable [] body) {
    try {
      return Failsafe.with(retries).get(() -> attempt(url, body));
    } catch (FailsafeException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      if (cause instanceof JupiterBusyException busy
          && busy.reply().status() == HttpURLConnection.HTTP_INTERNAL_ERROR) {
        return busy.reply();
      }
      if (cause instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw unavailable(String.valueOf(cause.getMessage()), e);
    }
  }

  private Reply attempt(URI url, byte @Nullable [] body) throws IOException {
    HttpURLConnection connection = proxy.open(url);
    connection.setConnectTimeout(CONNECT_TIMEOUT_MS);
    connection.setReadTimeout((int) answerTimeout.toMillis());
    connection.setRequestProperty("Accept", "application/json");
    long deadline = System.nanoTime() + answerTimeout.toNanos();
    if (body != null) {
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    int status = connection.getResponseCode();
    boolean failed = status >= HttpURLConnection.HTTP_BAD_REQUEST;
    InputStream in = failed ? connection.getErrorStream() : connection.getInputStream();
    Reply reply = new Reply(status, read(in, deadline));
    if (status == TOO_MANY_REQUESTS || status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
      throw new JupiterBusyException(reply, connection.getHeaderField("Retry-After"));
    }
    return reply;
  }

  /**
   * Reads with a deadline: the read timeout covers one read only, and an answer that trickles in
   * must end, too.
   */
  private static String read(@Nullable InputStream in, long deadline) throws IOException {
    if (in == null) {
      return "";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > MAX_ANSWER) {
          throw new IOException("its answer is larger than " + MAX_ANSWER + " bytes");
        }
        if (System.nanoTime() > deadline) {
          throw new IOException("its answer did not end in time");
        }
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Extracts the reason from {@code error} or {@code message}. */
  private static String reason(Reply reply) {
    String text = reply.body();
    try {
      JsonNode json = ReevJson.MAPPER.readTree(reply.body());
      JsonNode said = json.hasNonNull("error") ? json.path("error") : json.path("message");
      text = said.isString() ? said.asString() : text;
    } catch (JacksonException e) {
      // The text itself is the reason.
    }
    String line = text.replaceAll("\\s+", " ").strip();
    return "HTTP status "
        + reply.status()
        + (line.isEmpty() ? "" : ": " + line.substring(0, Math.min(line.length(), MAX_REASON)));
  }

  private static RunFailedException unavailable(String message, @Nullable Throwable cause) {
    String line = "the Jupiter API is not available: " + message;
    return cause == null
        ? new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, line)
        : new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, line, cause);
  }
}
