package dev.reev.runner.ledger;

import dev.reev.benchmarks.net.OutboundProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/**
 * Transport to a ledger with a URL.
 *
 * <p>It uses the old HTTP client of the JDK: the new one sets up TLS even for a plain connection,
 * which costs a run a quarter of a second.
 */
final class HttpTransport implements LedgerTransport {

  /** A local ledger listens already; for a remote one this is a generous round trip. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  static {
    // Else the client would silently repeat a call whose connection broke.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final URI url;
  private final Duration answerTimeout;
  private final OutboundProxy proxy;

  HttpTransport(URI url, Duration answerTimeout, OutboundProxy proxy) {
    this.url = url;
    this.answerTimeout = answerTimeout;
    this.proxy = proxy;
  }

  @Override
  public byte[] exchange(byte[] call) throws IOException {
    HttpURLConnection connection = proxy.open(url);
    connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    connection.setReadTimeout((int) answerTimeout.toMillis());
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    try (OutputStream body = connection.getOutputStream()) {
      body.write(call);
    }
    long deadline = System.nanoTime() + answerTimeout.toNanos();
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      // A message of our own: the JDK's repeats the URL, which may hold a key.
      throw new IOException("HTTP status " + status);
    }
    try (InputStream answer = connection.getInputStream()) {
      return read(answer, deadline);
    }
  }

  /**
   * Reads with a deadline: the socket timeout restarts with each byte, so a slow drip could last
   * for ever.
   */
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
}
