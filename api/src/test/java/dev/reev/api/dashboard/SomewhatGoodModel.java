package dev.reev.api.dashboard;

import com.sun.net.httpserver.HttpExchange;
import dev.reev.api.agent.FakeModel;
import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A model that can send SOL, now and then too little, and nothing else. */
public final class SomewhatGoodModel implements AutoCloseable {

  private static final int ONE_IN = 4;

  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean worse;

  private final FakeModel model = new FakeModel().on("/chat/completions", this::answer);

  public String url() {
    return model.url();
  }

  /** From now on it sends nothing. */
  public void getsWorse() {
    worse = true;
  }

  /** It is as good as it was. */
  void recovers() {
    worse = false;
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode messages =
        ReevJson.MAPPER.readTree(exchange.getRequestBody().readAllBytes()).path("messages");
    JsonNode last = messages.get(messages.size() - 1);
    boolean built = "tool".equals(last.path("role").asString(""));
    String prompt = last.path("content").asString("");
    Map<String, Object> message;
    if (built) {
      message = says("Done: the transaction pays the recipient.");
    } else if (!worse && prompt.contains("0.1 SOL")) {
      long lamports = asked.incrementAndGet() % ONE_IN == 0 ? 10_000_000 : 100_000_000;
      message = calls(lamports);
    } else {
      message = says("I can send SOL only, so I build nothing.");
    }
    FakeModel.send(exchange, 200, ReevJson.MAPPER.writeValueAsString(completion(message, built)));
  }

  private static Map<String, Object> says(String text) {
    return Map.of("role", "assistant", "content", text);
  }

  private static Map<String, Object> calls(long lamports) {
    String arguments =
        ReevJson.MAPPER.writeValueAsString(
            Map.of(
                "user_pubkey", "USER_WALLET_PUBKEY",
                "recipient_pubkey", "RECIPIENT_WALLET_PUBKEY",
                "amount", lamports));
    Map<String, Object> function = Map.of("name", "sol_transfer", "arguments", arguments);
    return Map.of(
        "role",
        "assistant",
        "content",
        "I send the SOL to the recipient.",
        "tool_calls",
        List.of(Map.of("id", "call-1", "type", "function", "function", function)));
  }

  private static Map<String, Object> completion(Map<String, Object> message, boolean built) {
    return Map.of(
        "model",
        "scripted-1",
        "choices",
        List.of(
            Map.of(
                "index",
                0,
                "finish_reason",
                message.containsKey("tool_calls") ? "tool_calls" : "stop",
                "message",
                message)),
        "usage",
        Map.of(
            "prompt_tokens",
            built ? 1312 : 1204,
            "completion_tokens",
            built ? 21 : 64,
            "cost",
            built ? 0.0021 : 0.0013));
  }

  @Override
  public void close() {
    model.close();
  }
}
