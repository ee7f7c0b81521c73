package dev.reev.runner.ledger;

import dev.reev.benchmarks.net.OutboundProxy;
import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls Solana JSON-RPC methods, one at a time. */
public final class LedgerClient {

  /** Long, because a forked ledger may fetch accounts from its chain first. */
  static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private final LedgerTransport transport;
  private final UrlSecrets secrets;

  /** Creates a client of a ledger on this machine. */
  LedgerClient(URI url) {
    this(url, ANSWER_TIMEOUT, OutboundProxy.NONE);
  }

  /** Creates a client of a ledger that may be behind a proxy. */
  LedgerClient(URI url, OutboundProxy proxy) {
    this(url, ANSWER_TIMEOUT, proxy);
  }

  /**
   * Creates a client; the timeout applies to the first byte of an answer, and again to the last.
   */
  LedgerClient(URI url, Duration answerTimeout, OutboundProxy proxy) {
    this(new HttpTransport(url, answerTimeout, proxy), UrlSecrets.of(url));
  }

  /** Creates a client of a ledger without a URL. */
  LedgerClient(LedgerTransport transport) {
    this(transport, UrlSecrets.NONE);
  }

  private LedgerClient(LedgerTransport transport, UrlSecrets secrets) {
    this.transport = transport;
    this.secrets = secrets;
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
   * @throws RunFailedException when it refuses nevertheless
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
      return JsonTrees.read(transport.exchange(JsonTrees.bytes(call)));
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

  private static RunFailedException unavailable(String message, Throwable cause) {
    return new RunFailedException(SessionFailure.LEDGER_UNAVAILABLE, message, cause);
  }
}
