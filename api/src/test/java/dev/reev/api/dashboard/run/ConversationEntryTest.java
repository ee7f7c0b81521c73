package dev.reev.api.dashboard.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.session.SessionEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationEntryTest {

  private static final Map<String, Object> SYSTEM = said("system", "You act on Solana.");
  private static final Map<String, Object> USER = said("user", "Send 1 SOL.");
  private static final Map<String, Object> ANSWER = said("assistant", "I call a tool.");
  private static final Map<String, Object> TOOL = said("tool", "{}");

  @Test
  void whatWasSaid_standsOnce() {
    List<ConversationEntry> entries =
        ConversationEntry.of(
            List.of(
                event(SessionEvent.SESSION_START, Map.of()),
                request(SYSTEM, USER),
                event(SessionEvent.LLM_RESPONSE, Map.of("model", "m", "message", ANSWER)),
                event(SessionEvent.TOOL_CALL, Map.of("tool_name", "t", "params", Map.of("a", 1))),
                event(
                    SessionEvent.TOOL_RESULT,
                    Map.of("tool_name", "t", "status", "error", "error", "no funds")),
                request(ANSWER, TOOL)));

    assertThat(entries)
        .extracting(ConversationEntry::who)
        .containsExactly("system", "user", "assistant", "tool t");
    assertThat(entries.get(3).failed()).isTrue();
    assertThat(entries.get(3).text()).isEqualTo("a: 1");
    assertThat(entries.get(3).result()).isEqualTo("no funds");
    assertThat(entries.get(3).events())
        .extracting(SessionEvent::eventType)
        .containsExactly(SessionEvent.TOOL_CALL, SessionEvent.TOOL_RESULT);
  }

  @Test
  void resultOfATool_standsWithTheEarliestCallThatHasNone() {
    List<ConversationEntry> entries =
        ConversationEntry.of(
            List.of(call("a", 1), call("b", 2), call("a", 3), result("a", 4), result("a", 5)));

    assertThat(entries).extracting(ConversationEntry::text).containsExactly("n: 1", "n: 2", "n: 3");
    assertThat(entries)
        .extracting(ConversationEntry::result)
        .containsExactly("is: 4", null, "is: 5");
    assertThat(entries).extracting(ConversationEntry::number).containsExactly(0, 1, 2);
    assertThat(ConversationEntry.of(List.of(result("a", 6))))
        .extracting(ConversationEntry::who)
        .containsExactly("result of a");
  }

  @Test
  void answerThatOnlyCallsTools_saysWhich() {
    Map<String, Object> message =
        Map.of(
            "role",
            "assistant",
            "tool_calls",
            List.of(Map.of("function", Map.of("name", "sol_transfer", "arguments", "{}"))));

    assertThat(
            ConversationEntry.of(
                List.of(
                    event(SessionEvent.LLM_RESPONSE, Map.of("model", "m", "message", message)))))
        .extracting(ConversationEntry::text)
        .containsExactly("calls sol_transfer");
  }

  @Test
  void longText_isCutAndSaysSo() {
    ConversationEntry entry =
        ConversationEntry.of(List.of(request(said("user", "x".repeat(20_007))))).get(0);

    assertThat(entry.text()).hasSize(20_000);
    assertThat(entry.cut()).isEqualTo(7);
  }

  @Test
  void eventsOfAnyShape_areShown() {
    assertThat(
            ConversationEntry.of(
                List.of(
                    event(SessionEvent.LLM_REQUEST, Map.of("request", "none")),
                    event(SessionEvent.LLM_RESPONSE, Map.of()),
                    event(SessionEvent.TOOL_CALL, Map.of()))))
        .hasSize(2);
  }

  private static SessionEvent call(String tool, int n) {
    return event(SessionEvent.TOOL_CALL, Map.of("tool_name", tool, "params", Map.of("n", n)));
  }

  private static SessionEvent result(String tool, int n) {
    return event(
        SessionEvent.TOOL_RESULT,
        Map.of("tool_name", tool, "status", "success", "result", Map.of("is", n)));
  }

  private static SessionEvent request(Object... messages) {
    return event(
        SessionEvent.LLM_REQUEST, Map.of("request", Map.of("messages", List.of(messages))));
  }

  private static SessionEvent event(String type, Map<String, Object> data) {
    return new SessionEvent(1, type, 0, data);
  }

  private static Map<String, Object> said(String role, String content) {
    return Map.of("role", role, "content", content);
  }
}
