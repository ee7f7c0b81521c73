package dev.reev.cli.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives scripted answers and records the requests. */
public final class ScriptedApi implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
  private final Map<String, Deque<String>> headers = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  public ScriptedApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    on("GET /api/v1/health", "{\"status\":\"healthy\",\"version\":\"fake\"}");
  }

  /** A request; {@code what} is method, path and query. */
  public record Received(String what, String body, String key) {}

  /**
   * Sets the answers for a method and path, in order; the last one repeats.
   *
   * @param bodies with a status in front when it is not 200: {@code 503 {}}
   */
  public ScriptedApi on(String what, String... bodies) {
    answers.put(what, new ArrayDeque<>(List.of(bodies)));
    return this;
  }

  /** Sets a header of the answers from now on, with the values in order; the last one repeats. */
  public ScriptedApi header(String name, String... values) {
    headers.put(name, new ArrayDeque<>(List.of(values)));
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All requests except health checks. */
  public List<Received> received() {
    return received;
  }

  /** The last request with that beginning. */
  public Received received(String start) {
    return received.stream()
        .filter(each -> each.what().startsWith(start))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("no " + start + " among " + received));
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    String what = exchange.getRequestMethod() + " " + path;
    if (!path.endsWith("/health")) {
      String key = exchange.getRequestHeaders().getFirst("idempotency-key");
      received.add(
          new Received(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              body,
              key == null ? "" : key));
    }
    answer(exchange, next(what));
  }

  private synchronized String next(String what) {
    Deque<String> left = answers.get(what);
    if (left == null) {
      return "404 {\"message\":\"nothing is said of " + what + "\"}";
    }
    return next(left);
  }

  private static String next(Deque<String> left) {
    return left.size() > 1 ? left.removeFirst() : left.getFirst();
  }

  private void answer(HttpExchange exchange, String answer) throws IOException {
    boolean plain = !answer.matches("(?s)\\d{3} .*");
    byte[] bytes = (plain ? answer : answer.substring(4)).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    if (!exchange.getRequestURI().getPath().endsWith("/health")) {
      headers.forEach((name, values) -> exchange.getResponseHeaders().add(name, next(values)));
    }
    exchange.sendResponseHeaders(
        plain ? 200 : Integer.parseInt(answer.substring(0, 3)), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
