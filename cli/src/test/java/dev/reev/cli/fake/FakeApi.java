package dev.reev.cli.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fake API. The benchmark id of a run decides its outcome; each run is reported once as Pending and
 * once as Running before it ends.
 */
public final class FakeApi implements AutoCloseable {

  private static final Map<String, String> ENDS =
      Map.of(
          "001-sol-transfer", "\"state\":\"Completed\",\"score\":1.0,\"passed\":true",
          "003-spl-transfer-fail", "\"state\":\"Completed\",\"score\":0.75,\"passed\":true",
          "below", "\"state\":\"Completed\",\"score\":0.25,\"passed\":false",
          "harmful",
              "\"state\":\"Completed\",\"score\":0,\"passed\":false,\"harm\":true,\"failed_checks\":{\"n\":1,\"of\":3,\"first\":[{\"id\":\"guard\",\"critical\":true,\"harm\":true,\"reason\":\"0.5 SOL is gone\"}]}",
          "broken",
              "\"state\":\"Failed\",\"score\":null,\"passed\":null,\"failure\":{\"class\":\"runner_crashed\",\"message\":\"exit code 7\",\"evidence\":{}}",
          "late",
              "\"state\":\"TimedOut\",\"score\":null,\"passed\":null,\"error\":\"timed out after 1 s\"",
          "endless", "\"state\":\"Running\",\"score\":null,\"passed\":null");

  private final HttpServer server;
  private final Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> stopped = new CopyOnWriteArrayList<>();

  public FakeApi(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/api/v1/health", this::health);
    server.createContext("/api/v1/benchmarks/", this::benchmarks);
    server.createContext("/api/v1/runs", this::submit);
    server.createContext("/api/v1/runs/", this::runs);
    server.createContext("/api/v1/benchmarks", this::known);
    server.createContext("/api/v1/agents", this::known);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Bodies of the accepted POSTs. */
  public List<String> bodies() {
    return bodies;
  }

  /** Ids of the runs requested to stop. */
  public List<String> stopped() {
    return stopped;
  }

  private void health(HttpExchange exchange) throws IOException {
    answer(exchange, 200, "{\"status\":\"healthy\",\"version\":\"fake\"}");
  }

  private void benchmarks(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String benchmark = path[4];
    switch (path[5]) {
      case "stop" -> {
        stopped.add(path[6]);
        System.out.println("stopped " + path[6]);
        answer(exchange, 200, "{\"status\":\"stopped\"}");
      }
      default -> status(exchange, benchmark, path[6]);
    }
  }

  private void known(HttpExchange exchange) throws IOException {
    boolean agents = exchange.getRequestURI().getPath().endsWith("agents");
    answer(exchange, 200, agents ? "[\"deterministic\"]" : "[{\"id\":\"001-sol-transfer\"}]");
  }

  /** Any run can be repeated, with another model. */
  private void runs(HttpExchange exchange) throws IOException {
    boolean rerun = exchange.getRequestURI().getPath().endsWith("/rerun");
    answer(
        exchange,
        rerun ? 202 : 200,
        rerun
            ? "{\"id\":\"run-9\",\"benchmark_id\":\"001-sol-transfer\",\"agent\":\"deterministic\"}"
            : "{\"id\":\"run-9\",\"to\":\"run-1\",\"equal\":[\"host\"],\"unknown\":[\"seed\"],"
                + "\"different\":[{\"key\":\"model\",\"note\":\"model: m-2, before m-1\"}]}");
  }

  private void submit(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String benchmark = new JsonMapper().readTree(body).path("benchmark_id").asString("");
    if (!ENDS.containsKey(benchmark) && !body.contains("yml_content")) {
      answer(exchange, 404, problem("There is no benchmark '" + benchmark + "'."));
    } else if (!body.contains("\"agent\":\"deterministic\"")) {
      answer(exchange, 400, problem("There is no such agent."));
    } else {
      bodies.add(body);
      answer(
          exchange,
          202,
          "{\"id\":\"run-%d\",\"benchmark_id\":\"%s\",\"agent\":\"deterministic\"}"
              .formatted(bodies.size(), benchmark));
    }
  }

  private static String problem(String message) {
    return "{\"title\":\"x\",\"message\":\"" + message + "\"}";
  }

  private void status(HttpExchange exchange, String benchmark, String id) throws IOException {
    int look = looks.computeIfAbsent(id, key -> new AtomicInteger()).getAndIncrement();
    String end = stopped.contains(id) ? "\"state\":\"Stopped\"" : ENDS.getOrDefault(benchmark, "");
    String state = look == 0 ? "\"state\":\"Pending\"" : look == 1 ? "\"state\":\"Running\"" : end;
    answer(exchange, 200, "{\"execution_id\":\"" + id + "\"," + state + "}");
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Runs as a process: listens on PORT and ends with its parent. */
  public static void main(String[] arguments) throws IOException {
    FakeApi api = new FakeApi(Integer.parseInt(System.getenv().getOrDefault("PORT", "0")));
    System.out.println("listening on " + api.url());
    if (System.in.read() < 0) {
      System.exit(0);
    }
  }
}
