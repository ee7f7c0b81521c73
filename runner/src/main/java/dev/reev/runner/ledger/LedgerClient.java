package dev.reev.runner.ledger;

import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Calls Solana JSON-RPC methods, one at a time.
 *
 * <p>It uses the old HTTP client of the JDK: the new one sets up TLS even for a plain connection,
 * which costs a run a quarter of a second.
 */
public final class LedgerClient {

  /** The embedded ledger listens already; for one in the network this is a generous round trip. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** A forked ledger may fetch accounts from its chain before it answers. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  /** Six accounts of the largest size there is; no benchmark reads more. */
  private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

  static {
    // The client would repeat a call whose connection broke, behind our back.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final URI url;
  private final Duration answerTimeout;
  private final OutboundProxy proxy;
  private final UrlSecrets secrets;

  /** A client of a ledger on this machine. */
  LedgerClient(URI url) {
    this(url, ANSWER_TIMEOUT, OutboundProxy.NONE);
  }

  /** A client of a ledger that may be reached through a proxy. */
  LedgerClient(URI url, OutboundProxy proxy) {
    this(url, ANSWER_TIMEOUT, proxy);
  }

  /** A client that waits so long for the first byte of an answer, and so long for the last. */
  LedgerClient(URI url, Duration answerTimeout, OutboundProxy proxy) {
    this.url = url;
    this.answerTimeout = answerTimeout;
    this.proxy = proxy;
    this.secrets = UrlSecrets.of(url);
  }

  /**
   * Calls a method.
   *
   * @return its result
   * @throws LedgerRefusedException when the ledger answers with an error
   * @throws RunFailedException when it does not answer, or not in JSON
   */
  public JsonNode call(String method, Object... params) throws LedgerRefusedException {
    JsonNode answer = post(method, List.of(params));
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      throw new LedgerRefusedException(
          error.path("code").asInt(0),
          secrets.hide(error.path("message").asString("")),
          error.path("data"));
    }
    return answer.path("result");
  }

  /**
   * Calls a method that has no reason to refuse.
   *
   * @throws RunFailedException when it refuses all the same
   */
  public JsonNode require(String method, Object... params) {
    try {
      return call(method, params);
    } catch (LedgerRefusedException e) {
      throw unavailable(
          e.code() == LedgerRefusedException.NO_METHOD
              ? "the ledger has no "
                  + method
                  + "; a plain validator cannot set up accounts, use surfpool, see docs/ledgers.md"
              : method + " was refused: " + e.getMessage(),
          e);
    }
  }

  private JsonNode post(String method, List<Object> params) {
    Map<String, Object> call =
        Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params);
    try {
      HttpURLConnection connection = proxy.open(url);
      connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
      connection.setReadTimeout((int) answerTimeout.toMillis());
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      try (OutputStream body = connection.getOutputStream()) {
        body.write(ReevJson.MAPPER.writeValueAsBytes(call));
      }
      long deadline = System.nanoTime() + answerTimeout.toNanos();
      int status = connection.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        // Said here, for the message of the JDK would repeat the URL, which may hold a key.
        throw new IOException("HTTP status " + status);
      }
      try (InputStream answer = connection.getInputStream()) {
        return ReevJson.MAPPER.readTree(read(answer, deadline));
      }
    } catch (JacksonException e) {
      throw unavailable(method + " was not answered in JSON", e);
    } catch (IOException e) {
      throw unavailable(
          "the ledger does not answer "
              + method
              + ": "
              + secrets.hide(String.valueOf(e.getMessage())),
          e);
    }
  }

  /** The socket's own timeout starts anew with each byte, so a slow drip could last for ever. */
  private static byte[] read(InputStream answer, long deadline) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 * 1024];
    for (int count = answer.read(buffer); count >= 0; count = answer.read(buffer)) {
      read.write(buffer, 0, count);
      if (read.size() > MAX_ANSWER_BYTES) {
        throw new IOException("more than " + MAX_ANSWER_BYTES + " bytes");
      }
      if (System.nanoTime() > deadline) {
        throw new SocketTimeoutException("Read timed out");
      }
    }
    return read.toByteArray();
  }

  private static RunFailedException unavailable(String message, Throwable cause) {
    return new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, message, cause);
  }
}
