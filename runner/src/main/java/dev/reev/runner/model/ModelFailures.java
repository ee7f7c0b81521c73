package dev.reev.runner.model;

import dev.reev.benchmarks.schema.OneLine;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.evidence.Redactor;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Explains in one line why there is no answer, and classifies the failure. */
final class ModelFailures {

  /** Characters of a provider's message; some providers answer with a whole page. */
  private static final int MAX_MESSAGE = 300;

  private final ModelAddress address;
  private final Duration timeout;

  ModelFailures(ModelAddress address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  /** For an answer with an error status. */
  RunFailedException refused(HttpAnswer answer, int attempts, Redactor redactor) {
    int status = answer.status();
    String said = "HTTP status " + answer.statusSaid() + saying(answer, redactor);
    if (status == HttpStatus.SC_UNAUTHORIZED || status == HttpStatus.SC_FORBIDDEN) {
      return unavailable("does not accept " + key() + ": " + said, SessionFailure.AUTH, null);
    }
    if (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
      return unavailable(
          "is behind a proxy that wants another user or password: " + said,
          SessionFailure.NOT_CONFIGURED,
          null);
    }
    if (status == HttpStatus.SC_NOT_FOUND) {
      return unavailable(
          "knows no such model, or the URL is wrong: " + said, SessionFailure.NOT_CONFIGURED, null);
    }
    if (Retries.isTemporary(status)) {
      boolean tooMany = status == HttpStatus.SC_TOO_MANY_REQUESTS;
      return unavailable(
          "refused after " + times(attempts) + ": " + said,
          tooMany ? SessionFailure.RATE_LIMITED : SessionFailure.NETWORK,
          answer.retryAfterSeconds());
    }
    if (status == HttpStatus.SC_PAYMENT_REQUIRED || status < HttpStatus.SC_CLIENT_ERROR) {
      // An account without money, a redirect that is not followed: no retry helps, the operator
      // must act.
      return unavailable("did not answer: " + said, SessionFailure.NOT_CONFIGURED, null);
    }
    return new RunFailedException(
        SessionFailure.AGENT_ERROR, "the model refused the request: " + said);
  }

  /** For an answer that did not arrive completely. */
  RunFailedException broken(IOException e, int attempts) {
    if (e instanceof UnusableAnswerException) {
      return new RunFailedException(SessionFailure.AGENT_ERROR, "the model sent an " + text(e), e);
    }
    return new RunFailedException(
        new SessionFailure(
            SessionFailure.AGENT_UNAVAILABLE,
            message("did not answer after " + times(attempts) + ": " + reason(e)),
            SessionFailure.NETWORK,
            null),
        e);
  }

  /** For a complete answer that is no chat completion. */
  RunFailedException unreadable(UnreadableReplyException e, Redactor redactor) {
    return new RunFailedException(
        SessionFailure.AGENT_ERROR,
        address.delivered()
            ? "the model's answer is no chat completion"
            : "the model's answer is no chat completion: " + line(text(e), redactor),
        e);
  }

  private String reason(IOException e) {
    if (e instanceof ConnectException) {
      return "connection refused";
    }
    if (e instanceof UnknownHostException) {
      return "the host is unknown";
    }
    if (e instanceof InterruptedIOException) {
      return "no answer within " + timeout.toSeconds() + " s";
    }
    return "the connection broke (" + text(e) + ")";
  }

  private String key() {
    return address.keyName() == null ? "requests without a key" : "the key in " + address.keyName();
  }

  private RunFailedException unavailable(
      String what, String reason, @Nullable Long retryAfterSeconds) {
    return new RunFailedException(
        new SessionFailure(
            SessionFailure.AGENT_UNAVAILABLE, message(what), reason, retryAfterSeconds),
        null);
  }

  private String message(String what) {
    return "the model at " + address.shown() + " " + what;
  }

  /**
   * Message of a refusal. At an endpoint that a client chose, only text in a provider's error
   * format counts: else a run could read the text of any server that this machine reaches.
   */
  private String saying(HttpAnswer answer, Redactor redactor) {
    if (address.delivered() && !ProviderError.isNamed(answer.body())) {
      return "";
    }
    String message =
        line(
            ProviderError.in(answer.statusSaid(), answer.body())
                .map(ProviderError::message)
                .filter(text -> !text.isBlank())
                .orElseGet(answer::text),
            redactor);
    return message.isEmpty() ? "" : ": " + message;
  }

  /** Redacts before it cuts: half a key would no longer be recognised. */
  private static String line(String text, Redactor redactor) {
    return OneLine.of(redactor.text(text).replaceAll("\\s+", " ").strip(), MAX_MESSAGE);
  }

  private static String times(int attempts) {
    return attempts == 1 ? "1 attempt" : attempts + " attempts";
  }

  private static String text(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
