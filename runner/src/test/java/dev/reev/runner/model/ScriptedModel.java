package dev.reev.runner.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An OpenAI-compatible chat endpoint with scripted answers that records its requests. It repeats
 * the last answer of the script for ever.
 */
public final class ScriptedModel implements AutoCloseable {

  private static final int OK = 200;
  private static final int CHUNK = 64 * 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Turn> script = Collections.synchronizedList(new ArrayList<>());
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

  /** A scripted answer. */
  public interface Turn {

    /** Sends the answer. */
    void answer(HttpExchange exchange) throws IOException;
  }

  /**
   * A recorded request.
   *
   * @param headers names and values, one a line
   */
  public record Received(String path, String headers, JsonNode body) {

    /** The messages of the conversation so far. */
    public List<JsonNode> messages() {
      List<JsonNode> messages = new ArrayList<>();
      body.path("messages").forEach(messages::add);
      return messages;
    }
  }

  /**
   * A tool call.
   *
   * @param arguments any text, also invalid JSON
   */
  public record Call(String id, String name, String arguments) {

    /** The call in the form of a message. */
    public Map<String, Object> json() {
      Map<String, Object> function = Map.of("name", name, "arguments", arguments);
      return Map.of("id", id, "type", "function", "function", function);
    }
  }

  /** Starts to listen on a free local port. */
  public ScriptedModel() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Adds answers to the script. */
  public ScriptedModel then(Turn... turns) {
    script.addAll(List.of(turns));
    return this;
  }

  /** Base URL for an agent. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** All requests so far. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Answers with a text and ends. */
  public static Turn says(String text) {
    return message("stop", Map.of("role", "assistant", "content", text));
  }

  /** Calls tools, all in one reply. */
  public static Turn calls(Call... calls) {
    List<Map<String, Object>> asked = Stream.of(calls).map(Call::json).toList();
    return message("tool_calls", Map.of("role", "assistant", "tool_calls", asked));
  }

  /** Answers with any message: 100 tokens in, 10 out. */
  public static Turn message(String finishReason, Map<String, Object> message) {
    return completion(
        Map.of(
            "model",
            "scripted-1",
            "choices",
            List.of(Map.of("index", 0, "finish_reason", finishReason, "message", message)),
            "usage",
            Map.of("prompt_tokens", 100, "completion_tokens", 10)));
  }

  /** Answers with any JSON. */
  public static Turn completion(Map<String, Object> body) {
    return body(OK, ReevJson.MAPPER.writeValueAsString(body));
  }

  /** Answers with any status and text; headers as name, value, name, value... */
  public static Turn body(int status, String text, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  /** Breaks off in the middle of the body. */
  public static Turn breaksOff() {
    return exchange -> {
      exchange.sendResponseHeaders(OK, 1000);
      exchange.getResponseBody().write("{\"choices\":[".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  /** Sends so many blanks without a content length; the client may stop reading before. */
  public static Turn sends(long bytes) {
    return exchange -> {
      exchange.sendResponseHeaders(OK, 0);
      byte[] blanks = " ".repeat(CHUNK).getBytes(StandardCharsets.UTF_8);
      try (OutputStream out = exchange.getResponseBody()) {
        for (long sent = 0; sent < bytes; sent += CHUNK) {
          out.write(blanks);
        }
      }
    };
  }

  /** Waits before it answers. */
  public static Turn after(Duration time, Turn turn) {
    return exchange -> {
      try {
        Thread.sleep(time.toMillis());
      } catch (InterruptedException e) {
        // Interrupted at the end of the test.
        Thread.currentThread().interrupt();
        return;
      }
      turn.answer(exchange);
    };
  }

  private void serve(HttpExchange exchange) throws IOException {
    StringBuilder headers = new StringBuilder();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.append(name).append(": ").append(values).append('\n'));
    Turn turn;
    synchronized (received) {
      turn = script.get(Math.min(received.size(), script.size() - 1));
      received.add(
          new Received(
              exchange.getRequestURI().toString(),
              headers.toString(),
              ReevJson.MAPPER.readTree(exchange.getRequestBody())));
    }
    turn.answer(exchange);
  }
}
