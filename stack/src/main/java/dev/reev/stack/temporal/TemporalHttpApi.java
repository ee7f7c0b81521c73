package dev.reev.stack.temporal;

import dev.reev.stack.outcome.ReevFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The HTTP API of Temporal's frontend: a form on any web page could post to it. The server is
 * configured to refuse all requests, which early versions do not support.
 */
final class TemporalHttpApi {

  /** It answers at once, or as soon as the server has read its database. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String REQUEST =
      "GET /api/v1/namespaces HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

  private TemporalHttpApi() {}

  /**
   * Returns when the HTTP API refuses requests or does not listen.
   *
   * @throws ReevFailure exit code 1 when it answers them
   */
  static void requireClosed(int port) {
    String status = status(port);
    if (!status.isEmpty() && !status.contains(" 403 ")) {
      throw ReevFailure.failed(
          "This Temporal server accepts requests from any web page (its HTTP API answered '%s'); update the 'temporal' command (1.5 or later), or take it off the PATH so that Reev builds its own."
              .formatted(status));
    }
  }

  private static String status(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      String line =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return line == null ? "" : line;
    } catch (java.net.SocketTimeoutException silent) {
      return "nothing for " + PATIENCE.toSeconds() + " s";
    } catch (IOException closed) {
      return "";
    }
  }
}
