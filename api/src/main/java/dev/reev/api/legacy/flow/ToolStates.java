package dev.reev.api.legacy.flow;

import dev.reev.api.legacy.flow.ToolState.Transfer;
import dev.reev.api.legacy.log.Excerpts;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tool calls of a session in their order, from the events that the runner kept. */
final class ToolStates {

  private static final int MAX_VALUE = 20;
  private static final int ADDRESS_SHOWN = 8;
  private static final int MAX_OTHER_KEYS = 3;

  private static final List<String> FROM = List.of("user_pubkey", "from", "source");
  private static final List<String> TO =
      List.of("recipient_pubkey", "to", "recipient", "pubkey", "destination");
  private static final List<String> ACCOUNTS = List.of("pubkey", "user_pubkey");
  private static final List<String> MINTS = List.of("input_mint", "output_mint");

  private final SessionAccounts accounts;

  private ToolStates(SessionAccounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Empty when no tool was called and nothing was sent. Agents that use no tools, such as the
   * deterministic one, are shown by the instructions that they sent.
   */
  static List<ToolState> of(SessionFile session) {
    SessionAccounts accounts = SessionAccounts.of(session);
    List<ToolState> called = new ToolStates(accounts).fromEvents(session.events());
    return called.isEmpty() ? new InstructionStates(accounts).of(session) : called;
  }

  private List<ToolState> fromEvents(List<SessionEvent> events) {
    Map<String, Queue<SessionEvent>> results = new HashMap<>();
    events.stream()
        .filter(event -> event.eventType().equals(SessionEvent.TOOL_RESULT))
        .forEach(
            event ->
                results
                    .computeIfAbsent(
                        text(facts(event).get("tool_name")), name -> new ArrayDeque<>())
                    .add(event));
    List<ToolState> states = new ArrayList<>();
    for (SessionEvent event : events) {
      if (event.eventType().equals(SessionEvent.TOOL_CALL)) {
        String tool = text(facts(event).get("tool_name"));
        Queue<SessionEvent> later = results.get(tool);
        states.add(state(tool, event, later == null ? null : later.poll()));
      }
    }
    return states;
  }

  private ToolState state(String tool, SessionEvent call, @Nullable SessionEvent result) {
    Map<?, ?> params = map(facts(call).get("params"));
    boolean transfer = tool.contains("transfer");
    String label = transfer ? instructions(result) : summary(params);
    boolean failed = result != null && "error".equals(facts(result).get("status"));
    return new ToolState(
        tool, failed ? (label + " (failed)").strip() : label, transfer ? transfer(params) : null);
  }

  private static String instructions(@Nullable SessionEvent result) {
    Object count =
        result == null ? null : map(facts(result).get("result")).get("instruction_count");
    return count == null || count.equals(1) ? "1 ix" : count + " ixs";
  }

  private @Nullable Transfer transfer(Map<?, ?> params) {
    String from = first(params, FROM);
    String to = first(params, TO);
    Object amount = params.get("amount");
    if (from == null || to == null || amount == null) {
      return null;
    }
    Object mint = params.get("mint_address");
    return new Transfer(
        from, to, mint == null ? SessionAccounts.sol(amount) : accounts.amount(amount, text(mint)));
  }

  /** Short summary of a call's arguments. */
  private String summary(Map<?, ?> params) {
    Map<String, String> shown = new TreeMap<>();
    Map<String, String> others = new TreeMap<>();
    params.forEach(
        (key, value) -> {
          String name = text(key);
          if (value == null) {
            return;
          }
          if (name.equals("amount")) {
            shown.put(name, Excerpts.of(text(value), MAX_VALUE));
          } else if (ACCOUNTS.contains(name)) {
            shown.put(name, Excerpts.start(text(value), ADDRESS_SHOWN));
          } else if (MINTS.contains(name)) {
            shown.put(name, accounts.symbol(text(value)));
          } else {
            others.put(name, Excerpts.of(text(value), MAX_VALUE));
          }
        });
    return Stream.concat(
            shown.entrySet().stream(), others.entrySet().stream().limit(MAX_OTHER_KEYS))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Map<?, ?> facts(SessionEvent event) {
    return map(event.data());
  }

  private static @Nullable String first(Map<?, ?> params, List<String> keys) {
    return keys.stream()
        .map(params::get)
        .filter(Objects::nonNull)
        .map(ToolStates::text)
        .findFirst()
        .orElse(null);
  }

  /** Runners may write anything; what is no object has no keys. */
  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
