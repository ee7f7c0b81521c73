package dev.reev.runner.model;

import dev.reev.benchmarks.session.SessionFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Retries 408, 409, 429, 5xx, and broken connections. A refused connection, an unknown host and a
 * timeout are not retried: they do not pass in seconds.
 */
final class Retries extends DefaultHttpRequestRetryStrategy {

  /** First delay, doubled each time: five retries take about half a minute. */
  private static final long FIRST_WAIT_MS = 1_000;

  /** A provider that asks for a longer delay counts as unavailable; the run is retried later. */
  private static final TimeValue LONGEST_WAIT = TimeValue.ofMinutes(2);

  /**
   * Spreads the retries of runs that were refused together: cuts off up to a quarter of the delay.
   */
  private static final double JITTER = 0.25;

  private final int maxRetries;

  Retries(int maxRetries) {
    super(
        maxRetries,
        TimeValue.ZERO_MILLISECONDS,
        List.of(
            ConnectException.class,
            InterruptedIOException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class,
            UnknownHostException.class,
            UnusableAnswerException.class),
        List.of());
    this.maxRetries = maxRetries;
  }

  /** True for a status that may be different soon. */
  static boolean isTemporary(int status) {
    return status == HttpStatus.SC_REQUEST_TIMEOUT
        || status == HttpStatus.SC_CONFLICT
        || status == HttpStatus.SC_TOO_MANY_REQUESTS
        || status >= HttpStatus.SC_SERVER_ERROR;
  }

  @Override
  public boolean retryRequest(HttpResponse response, int execCount, HttpContext context) {
    return execCount <= maxRetries
        && isTemporary(response.getCode())
        && getRetryInterval(response, execCount, context).compareTo(LONGEST_WAIT) <= 0;
  }

  /** The delay that the provider asks for ({@code Retry-After}), else our own back-off. */
  @Override
  public TimeValue getRetryInterval(HttpResponse response, int execCount, HttpContext context) {
    TimeValue asked = super.getRetryInterval(response, execCount, context);
    return TimeValue.isPositive(asked) ? asked : backOff(execCount);
  }

  /** Delay that the provider asks for, in either form of the header; null when it gives none. */
  static @Nullable Long askedSeconds(HttpResponse response) {
    long seconds =
        new DefaultHttpRequestRetryStrategy(0, TimeValue.ZERO_MILLISECONDS)
            .getRetryInterval(response, 1, null)
            .toSeconds();
    return seconds > 0 ? Math.min(seconds, SessionFailure.MAX_RETRY_AFTER_SECONDS) : null;
  }

  @Override
  public TimeValue getRetryInterval(
      HttpRequest request, IOException exception, int execCount, HttpContext context) {
    return backOff(execCount);
  }

  /** Retries POST, too: repeating a request to a model costs money but changes nothing. */
  @Override
  protected boolean handleAsIdempotent(HttpRequest request) {
    return true;
  }

  private static TimeValue backOff(int execCount) {
    double scale = 1 - JITTER * ThreadLocalRandom.current().nextDouble();
    return TimeValue.ofMilliseconds(
        Math.min(
            LONGEST_WAIT.toMilliseconds(),
            Math.round(FIRST_WAIT_MS * Math.pow(2, execCount - 1) * scale)));
  }
}
