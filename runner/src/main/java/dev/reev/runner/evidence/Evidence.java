package dev.reev.runner.evidence;

import dev.reev.benchmarks.event.EventFileWriter;
import dev.reev.benchmarks.event.EventLine;
import dev.reev.benchmarks.event.EventLine.Prompt;
import dev.reev.benchmarks.event.EventLine.Timing;
import dev.reev.benchmarks.event.EventLine.ToolInput;
import dev.reev.benchmarks.event.EventLine.ToolOutput;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.Usage;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what happens during a run: in the event file at once, and as events of the session file to
 * come. Secrets are taken out on the way. Safe for several threads: a signal may end the run while
 * the agent is at work.
 *
 * <p>All methods throw {@link UncheckedIOException} when the event file cannot be written: evidence
 * that would be lost in silence is worth failing for.
 */
public final class Evidence implements Closeable {

  private static final String SEND_TRANSACTION = "send_transaction";

  private static final int STEP = 0;
  private static final int CALL = 1;

  private final EventFileWriter file;
  private final String executionId;
  private final RunClock clock;
  private final Redactor redactor;
  private final UsageMeter usage = new UsageMeter();
  private final List<SessionEvent> events = new ArrayList<>();

  private Evidence(EventFileWriter file, String executionId, RunClock clock, Redactor redactor) {
    this.file = file;
    this.executionId = executionId;
    this.clock = clock;
    this.redactor = redactor;
  }

  /**
   * Starts to keep evidence.
   *
   * @param eventFile appended to; made with its folder when it is not there
   * @throws IOException when it cannot be opened
   */
  public static Evidence open(Path eventFile, String executionId, RunClock clock, Redactor redactor)
      throws IOException {
    return new Evidence(EventFileWriter.open(eventFile), executionId, clock, redactor);
  }

  /** An event that belongs to the run as a whole or to one of its steps. */
  public void event(String type, Map<String, Object> data) {
    keep(type, STEP, data);
  }

  /**
   * The agent is asked.
   *
   * @param toolNames tools it is really offered
   * @param finalPrompt what it really gets, with its context
   */
  public void prompt(List<String> toolNames, String userPrompt, String finalPrompt) {
    append("Prompt", 0, new Prompt(toolNames, userPrompt, finalPrompt), null, null, Map.of());
  }

  /**
   * A model is asked; say through the result how that ended.
   *
   * @param request what is sent, as JSON-like maps and lists, without headers
   */
  public LlmExchange llmRequest(String model, Map<String, Object> request) {
    keep(SessionEvent.LLM_REQUEST, CALL, Map.of("model", model, "request", request));
    return new LlmExchange(this, model, clock.elapsedMs());
  }

  /** A tool is called; say through the result how that ended. */
  public ToolExchange toolCall(String toolName, Map<String, Object> arguments) {
    ToolInput input = new ToolInput(toolName, arguments);
    keep(SessionEvent.TOOL_CALL, CALL, Map.of("tool_name", toolName, "params", arguments));
    append("ToolInput", 0, null, input, null, Map.of());
    return new ToolExchange(this, input, Instant.now(), clock.elapsedMs());
  }

  /**
   * The transaction of a step goes to the ledger. It is no tool call of the agent: the session file
   * has one event for it, the event file the pair of lines that every action has.
   */
  public TransactionExchange transaction(Map<String, Object> arguments) {
    ToolInput input = new ToolInput(SEND_TRANSACTION, arguments);
    append("ToolInput", 0, null, input, null, Map.of());
    return new TransactionExchange(this, input, clock.elapsedMs());
  }

  /** Something went wrong that the run goes on from, or ends with. */
  public void error(String errorClass, String message) {
    keep(SessionEvent.ERROR, STEP, Map.of("class", errorClass, "message", message));
  }

  /** A step is over. */
  public void stepComplete(String stepName, long tookMs) {
    append("StepComplete", tookMs, null, null, null, Map.of("step_name", stepName));
  }

  /** What was kept so far. */
  public synchronized List<SessionEvent> events() {
    return List.copyOf(events);
  }

  /** What the agent used up so far. */
  public Usage usage() {
    return usage.total();
  }

  /** The model that answered last, as its provider names it. */
  public @Nullable String modelReported() {
    return usage.modelReported();
  }

  /** Takes out of any text what must not leave this process. */
  public Redactor redactor() {
    return redactor;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  void answered(String model, LlmAnswer answer, long startMs) {
    usage.llmAnswered(answer);
    keep(SessionEvent.LLM_RESPONSE, CALL, answer.facts(model, clock.elapsedMs() - startMs));
  }

  void notAnswered(String model, String message, long startMs) {
    keep(
        SessionEvent.LLM_RESPONSE,
        CALL,
        Map.of("model", model, "error", message, "took_ms", clock.elapsedMs() - startMs));
  }

  void toolEnded(ToolInput input, ToolOutput output, Instant start, long startMs) {
    usage.toolCalled(output.success());
    long tookMs = clock.elapsedMs() - startMs;
    keep(
        SessionEvent.TOOL_RESULT,
        CALL,
        ToolExchange.facts(input, output, start, start.plusMillis(tookMs)));
    append("ToolOutput", tookMs, null, input, output, Map.of());
  }

  void transactionEnded(ToolInput input, ToolOutput output, long startMs) {
    Map<String, Object> facts = new LinkedHashMap<>(output.results());
    facts.put("error", output.errorMessage());
    keep(SessionEvent.TRANSACTION_EXECUTION, STEP, facts);
    append("ToolOutput", clock.elapsedMs() - startMs, null, input, output, Map.of());
  }

  private synchronized void keep(String type, int depth, Map<String, Object> data) {
    events.add(new SessionEvent(RunClock.nowSeconds(), type, depth, clean(data)));
  }

  private synchronized void append(
      String type,
      long tookMs,
      @Nullable Prompt prompt,
      @Nullable ToolInput input,
      @Nullable ToolOutput output,
      Map<String, Object> metadata) {
    EventLine line =
        new EventLine(
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            executionId,
            RunnerVersion.TEXT,
            RunnerVersion.TEXT,
            type,
            prompt,
            input,
            output,
            new Timing(clock.elapsedMs(), tookMs),
            metadata);
    try {
      file.append(redactor.record(line, EventLine.class));
    } catch (IOException e) {
      throw new UncheckedIOException("the event file cannot be written", e);
    }
  }

  @SuppressWarnings("unchecked") // a tree of an object is a map
  private Map<String, Object> clean(Map<String, Object> data) {
    return ReevJson.MAPPER.treeToValue(redactor.tree(ReevJson.MAPPER.valueToTree(data)), Map.class);
  }
}
