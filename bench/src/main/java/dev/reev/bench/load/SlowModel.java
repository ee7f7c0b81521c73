package dev.reev.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model server that waits for a while and then declines: only the waiting matters here, not the
 * score. Answers like an OpenAI-compatible endpoint.
 */
final class SlowModel implements AutoCloseable {

  private static final byte[] ANSWER =
      """
      {"id":"slow","object":"chat.completion","model":"slow","choices":[{"index":0,"finish_reason":"stop",
       "message":{"role":"assistant","content":"I would rather not."}}],
       "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Duration thinking;
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  private SlowModel(HttpServer server, Duration thinking) {
    this.server = server;
    this.thinking = thinking;
  }

  static SlowModel start(Duration thinking) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      SlowModel model = new SlowModel(server, thinking);
      server.createContext("/", model::answer);
      server.setExecutor(model.threads);
      server.start();
      return model;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** URL for the agent's definition. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Largest number of simultaneous requests. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Thread.sleep(thinking.toMillis());
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(200, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
