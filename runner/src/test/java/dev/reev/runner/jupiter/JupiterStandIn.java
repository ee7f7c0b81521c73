package dev.reev.runner.jupiter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stand-in for the Jupiter API with canned data; tests can replace single answers. */
public final class JupiterStandIn implements AutoCloseable {

  public static final String SWAP_PROGRAM = "JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4";
  public static final String LEND_PROGRAM = "jup3YeL8QhtSx1e253b2FDvsMNC87fDrgQZivbrndc9";
  public static final String USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
  public static final String JL_USDC = "9BEcn9aPEmhSPbPQeFGjidRiEKki46fVQDyPpSQXPA2D";

  private static final String USER = "AWxggjuZRmWULwxwPeM6ZZxRtdDdekVq22mFRx2QbW7U";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Deque<Canned> queue = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  private record Canned(int status, String body, long delayMs, String retryAfter) {}

  /** Starts to listen on a free local port. */
  public JupiterStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    answers.put("/swap/v1/quote", "{\"inAmount\":\"1\",\"outAmount\":\"2\",\"routePlan\":[]}");
    answers.put(
        "/swap/v1/swap-instructions",
        """
        {"computeBudgetInstructions":[%s],"setupInstructions":[%s],"swapInstruction":%s,
         "cleanupInstruction":null,"addressLookupTableAddresses":[]}
        """
            .formatted(
                instruction("ComputeBudget111111111111111111111111111111", "budget"),
                instruction("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL", "setup"),
                instruction(SWAP_PROGRAM, "swap")));
    for (String action : List.of("deposit", "withdraw", "mint", "redeem")) {
      answers.put(
          "/lend/v1/earn/" + action + "-instructions",
          "{\"instructions\":[" + instruction(LEND_PROGRAM, action) + "]}");
    }
    answers.put("/lend/v1/earn/tokens", "[" + token(JL_USDC, USDC, "USDC") + "]");
    answers.put(
        "/lend/v1/earn/positions",
        "[{\"token\":%s,\"ownerAddress\":\"%s\",\"shares\":\"7\",\"underlyingAssets\":\"8\"}]"
            .formatted(token(JL_USDC, USDC, "USDC"), USER));
    answers.put(
        "/lend/v1/earn/earnings", "[{\"address\":\"%s\",\"earnings\":9}]".formatted(JL_USDC));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method, path with query and body of each request. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Replaces the answer of a path permanently. */
  public JupiterStandIn on(String path, String body) {
    answers.put(path, body);
    return this;
  }

  /** Sets the answer to the next request, of any path. */
  public JupiterStandIn next(int status, String body) {
    return next(new Canned(status, body, 0, "0"));
  }

  /** Delays the answer to the next request. */
  public JupiterStandIn nextSlow(long delayMs) {
    return next(new Canned(200, "{}", delayMs, "0"));
  }

  private synchronized JupiterStandIn next(Canned answer) {
    queue.add(answer);
    return this;
  }

  private synchronized Canned answerTo(String path) {
    Canned next = queue.poll();
    if (next != null) {
      return next;
    }
    String body = answers.get(path);
    return body == null
        ? new Canned(404, "{\"error\":\"Not found\"}", 0, "0")
        : new Canned(200, body, 0, "0");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    Canned answer = answerTo(exchange.getRequestURI().getPath());
    try {
      Thread.sleep(answer.delayMs());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String instruction(String program, String data) {
    return """
        {"programId":"%s","accounts":[{"pubkey":"%s","isSigner":true,"isWritable":true},
         {"pubkey":"%s","isSigner":false,"isWritable":false}],"data":"%s"}
        """
        .formatted(
            program,
            USER,
            USDC,
            Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)));
  }

  private static String token(String address, String asset, String symbol) {
    return """
        {"address":"%s","symbol":"jl%s","assetAddress":"%s","asset":{"symbol":"%s"},"decimals":6}
        """
        .formatted(address, symbol, asset, symbol);
  }
}
