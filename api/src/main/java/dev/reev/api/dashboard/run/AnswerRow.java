package dev.reev.api.dashboard.run;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that two runs said or did, side by side. Empty where a run has no such thing. */
record AnswerRow(String what, MarkedText base, MarkedText candidate) {

  /** Of one text; the page of the run has more. */
  private static final int MAX_TEXT = 8_000;

  private static final String ANSWER = "Answer";

  /** All that either run has, step by step. */
  static List<AnswerRow> of(@Nullable SessionFile base, @Nullable SessionFile candidate) {
    Map<String, String> before = texts(base);
    Map<String, String> now = texts(candidate);
    Set<String> all = new LinkedHashSet<>(before.keySet());
    all.addAll(now.keySet());
    return all.stream()
        .map(what -> of(what, before.getOrDefault(what, ""), now.getOrDefault(what, "")))
        .toList();
  }

  private static AnswerRow of(String what, String base, String candidate) {
    return new AnswerRow(what, MarkedText.of(base, candidate), MarkedText.of(candidate, base));
  }

  public boolean differs() {
    return base.differs() || candidate.differs();
  }

  private static Map<String, String> texts(@Nullable SessionFile session) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (session == null) {
      return texts;
    }
    FinalResult result = session.finalResult();
    List<Step> steps = result == null || result.data() == null ? List.of() : result.data().steps();
    AccountLabels names = AccountLabels.of(steps);
    for (Step step : steps) {
      String place = steps.size() == 1 ? "" : "Step " + step.step() + ": ";
      put(texts, place + ANSWER, names.everywhere(answer(step)));
      put(texts, place + "Tool calls", names.everywhere(calls(session.events(), step.step())));
      put(texts, place + "Transaction", transaction(step.action(), names));
      put(texts, place + "What came of it", outcome(step.observation()));
    }
    if (steps.isEmpty()) {
      put(texts, ANSWER, lastWords(session.events()));
    }
    return texts;
  }

  private static void put(Map<String, String> texts, String what, String text) {
    if (!text.isBlank()) {
      texts.put(what, text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + " …" : text);
    }
  }

  private static String answer(Step step) {
    List<String> parts = new ArrayList<>();
    if (step.thought() != null) {
      parts.add(step.thought());
    }
    if (step.answer() != null) {
      parts.add(ReevJson.MAPPER.writeValueAsString(step.answer()));
    }
    return String.join("\n", parts);
  }

  private static String calls(List<SessionEvent> events, int step) {
    return events.stream()
        .filter(event -> event.eventType().equals(SessionEvent.TOOL_CALL))
        .filter(event -> event.data().get("step") instanceof Number at && at.intValue() == step)
        .map(
            event ->
                event.data().get("tool_name")
                    + " "
                    + ReevJson.MAPPER.writeValueAsString(event.data().get("params")))
        .collect(Collectors.joining("\n"));
  }

  private static String transaction(List<TraceInstruction> instructions, AccountLabels names) {
    return instructions.stream()
        .map(
            instruction ->
                names.of(instruction.programId())
                    + instruction.accounts().stream()
                        .map(account -> "\n  " + account(account, names))
                        .collect(Collectors.joining())
                    + "\n  data "
                    + instruction.data())
        .collect(Collectors.joining("\n"));
  }

  private static String account(TraceAccount account, AccountLabels names) {
    return names.of(account.pubkey())
        + (account.isSigner() ? ", signer" : "")
        + (account.isWritable() ? ", writable" : "");
  }

  private static String outcome(Observation seen) {
    String error = seen.lastTransactionError();
    return error == null ? seen.lastTransactionStatus() : error;
  }

  /** Of a runner that keeps no steps. */
  private static String lastWords(List<SessionEvent> events) {
    List<String> words =
        ConversationEntry.of(events).stream()
            .filter(entry -> entry.who().equals("assistant"))
            .map(ConversationEntry::text)
            .toList();
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }
}
