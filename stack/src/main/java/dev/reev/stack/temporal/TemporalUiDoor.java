package dev.reev.stack.temporal;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reverse proxy of Temporal's Web UI for users. The UI itself answers every request under any host
 * name, so any web page could stop runs; it therefore listens where no page finds it, and this
 * proxy forwards only requests of users and of the UI's own pages.
 */
final class TemporalUiDoor implements AutoCloseable {

  /** Long polls of the UI last for a minute. */
  private static final Duration ANSWER_PATIENCE = Duration.ofMinutes(2);

  /** A browser opens six connections. */
  private static final int THREADS = 24;

  /** Headers of a single connection, or set anew by the client; see RFC 9110, 7.6.1. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final HttpServer server;
  private final ExecutorService threads;
  private final InetSocketAddress behind;
  private final AllowedHosts hosts;
  private final HttpClient client;

  private TemporalUiDoor(HttpServer server, InetSocketAddress behind, AllowedHosts hosts) {
    this.server = server;
    this.behind = behind;
    this.hosts = hosts;
    this.threads = Executors.newFixedThreadPool(THREADS, TemporalUiDoor::daemon);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "temporal-ui");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Listens on a port of 127.0.0.1.
   *
   * @param behind address of the UI
   */
  static TemporalUiDoor open(int port, InetSocketAddress behind, AllowedHosts hosts)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    TemporalUiDoor door = new TemporalUiDoor(server, behind, hosts);
    server.createContext("/", door::handle);
    server.setExecutor(door.threads);
    server.start();
    return door;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getRequestHeaders();
      List<String> names = headers.getOrDefault("Host", List.of());
      if (names.size() != 1 || !hosts.contain(names.get(0))) {
        // The status for a host that this server does not serve; see RFC 9110, 15.5.20.
        refuse(exchange, 421, "This name is not one of this server; see REEV_ALLOWED_HOSTS.");
      } else if (changes(exchange.getRequestMethod()) && !ofItsOwnPage(headers)) {
        refuse(exchange, 403, "Another site's page may not change anything here.");
      } else {
        passOn(exchange);
      }
    }
  }

  private static boolean changes(String method) {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  /**
   * Returns true for a request from the UI's own pages or a program. Programs send no Origin; a
   * browser always does with a request that changes something.
   */
  private static boolean ofItsOwnPage(Headers headers) {
    String origin = headers.getFirst("Origin");
    return origin == null
        || origin.replaceFirst("^https?://", "").equalsIgnoreCase(headers.getFirst("Host"));
  }

  private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
    byte[] body = (why + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private void passOn(HttpExchange exchange) throws IOException {
    try {
      HttpResponse<InputStream> answer =
          client.send(request(exchange), BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        answer(exchange, answer, body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (exchange.getResponseCode() == -1) {
        refuse(exchange, 502, "Temporal's Web UI does not answer; it may be starting.");
      }
    }
  }

  private HttpRequest request(HttpExchange exchange) {
    URI asked = exchange.getRequestURI();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    URI uri =
        URI.create(
            "http://%s:%d%s%s"
                .formatted(
                    behind.getAddress().getHostAddress(),
                    behind.getPort(),
                    asked.getRawPath(),
                    query));
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER_PATIENCE);
    Headers headers = exchange.getRequestHeaders();
    headers.forEach(
        (name, values) -> {
          if (passed(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    boolean hasBody =
        headers.containsKey("Transfer-Encoding")
            || !"0".equals(headers.getOrDefault("Content-Length", List.of("0")).get(0));
    return request
        .method(
            exchange.getRequestMethod(),
            hasBody
                ? BodyPublishers.ofInputStream(exchange::getRequestBody)
                : BodyPublishers.noBody())
        .build();
  }

  private static boolean passed(String header) {
    return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
  }

  private static void answer(
      HttpExchange exchange, HttpResponse<InputStream> answer, InputStream body)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (passed(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    int status = answer.statusCode();
    boolean empty = exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
    long length = answer.headers().firstValueAsLong("Content-Length").orElse(0);
    boolean none = answer.headers().firstValue("Content-Length").filter("0"::equals).isPresent();
    // For this server class a length of 0 means unknown.
    exchange.sendResponseHeaders(status, empty || none ? -1 : length);
    if (!empty && !none) {
      try (OutputStream out = exchange.getResponseBody()) {
        body.transferTo(out);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
