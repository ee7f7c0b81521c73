package dev.reev.api.legacy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.legacy.log.Told;
import dev.reev.benchmarks.session.SessionEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowTreeTest {

  @Test
  void session_isToldEventByEvent() {
    Told told =
        new Told()
            .event(
                SessionEvent.LLM_REQUEST,
                Map.of(
                    "model",
                    "m",
                    "request",
                    Map.of("messages", List.of(Map.of("content", "x".repeat(200))))))
            .event(
                SessionEvent.LLM_RESPONSE,
                Map.of("model", "m", "input_tokens", 5, "message", "calling"))
            .call("sol_transfer", Map.of("amount", 1))
            .result("sol_transfer", "success", Map.of("instruction_count", 1))
            .event(SessionEvent.TRANSACTION_EXECUTION, Map.of("signature", "52ac66f21hKeqFt"))
            .event(SessionEvent.ERROR, Map.of("class", "agent_error", "message", "two\nlines"));

    assertThat(FlowTree.render(told.session("Pay")))
        .isEqualTo(
            """
            🌊 001-sol-transfer [local] SUCCESS (Duration: 1.25s)
            ├── Score: 100.0%% PERFECT (LLM calls: 2, tool calls: 1, tokens: 120)
            ├── 1. [+0s] depth 1 LLM request: m, %s...
            ├── 2. [+1s] depth 1 LLM response: m, tokens 5 in, ? out, calling
            ├── 3. [+2s] depth 1 Tool call: sol_transfer {"amount":1}
            ├── 4. [+3s] depth 1 Tool result: sol_transfer success, {"instruction_count":1}
            ├── 5. [+4s] depth 1 Transaction: ✅ 52ac66f2...
            └── 6. [+5s] depth 1 Error: agent_error: two lines"""
                .formatted("x".repeat(97)));
  }

  @Test
  void manyEvents_areCutAndCounted() {
    Told told = new Told();
    for (int i = 0; i < 620; i++) {
      told.call("t", Map.of());
    }

    assertThat(FlowTree.render(told.session("Pay"))).endsWith("└── 120 more events");
  }
}
