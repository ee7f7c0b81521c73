package dev.reev.runner.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ledger with scripted answers. */
public final class FakeLedger implements AutoCloseable {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final HttpServer server;
  private final Map<String, String> answers = new HashMap<>();
  private final List<JsonNode> calls = Collections.synchronizedList(new ArrayList<>());
  private int status = 200;
  private Duration pause = Duration.ZERO;

  /** Starts to listen on a free local port. */
  public FakeLedger() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Sets the answer to a method, {@code "result": ...} or {@code "error": ...}. */
  public FakeLedger on(String method, String answer) {
    answers.put(method, answer);
    return this;
  }

  /** Answers every call with this HTTP status. */
  public FakeLedger status(int code) {
    status = code;
    return this;
  }

  /** Answers one byte at a time, with a pause after each. */
  FakeLedger slow(Duration pauseAfterByte) {
    pause = pauseAfterByte;
    return this;
  }

  /** Methods called so far. */
  public List<String> calls() {
    return List.copyOf(calls).stream().map(call -> call.path("method").asString()).toList();
  }

  /** The parameters of each call of a method. */
  public List<JsonNode> params(String method) {
    return List.copyOf(calls).stream()
        .filter(call -> call.path("method").asString().equals(method))
        .map(call -> call.path("params"))
        .toList();
  }

  /** URL of the ledger. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/?api-key=hush");
  }

  /** A client of this ledger. */
  public LedgerClient client() {
    return new LedgerClient(url());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode call = MAPPER.readTree(exchange.getRequestBody());
    String method = call.path("method").asString();
    calls.add(call);
    String body =
        answers.getOrDefault(method, "\"error\":{\"code\":-32601,\"message\":\"not told\"}");
    byte[] bytes =
        (body.startsWith("\"") ? "{\"jsonrpc\":\"2.0\",\"id\":1," + body + "}" : body)
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (pause.isZero()) {
        out.write(bytes);
      } else {
        drip(bytes, out);
      }
    }
  }

  private void drip(byte[] bytes, OutputStream out) throws IOException {
    for (byte each : bytes) {
      out.write(each);
      out.flush();
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
