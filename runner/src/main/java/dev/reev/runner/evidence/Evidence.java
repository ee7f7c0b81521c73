package dev.reev.runner.evidence;

import dev.reev.benchmarks.event.EventFileWriter;
import dev.reev.benchmarks.event.EventLine;
import dev.reev.benchmarks.event.EventLine.Prompt;
import dev.reev.benchmarks.event.EventLine.Timing;
import dev.reev.benchmarks.event.EventLine.ToolInput;
import dev.reev.benchmarks.event.EventLine.ToolOutput;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.Usage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records a run: immediately in the event file and in spans, and as events for the session file.
 * Redacts secrets. Thread-safe: a signal may end the run while the agent is at work.
 *
 * <p>All methods throw {@link UncheckedIOException} when the event file cannot be written: a run
 * must not lose evidence silently.
 */
public final class Evidence implements Closeable {

  private static final String SEND_TRANSACTION = "send_transaction";

  private final String executionId;
  private final EventFileWriter file;
  private final SessionEvents events;
  private final Trace trace;
  private final RunClock clock;
  private final Redactor redactor;
  private final UsageMeter usage = new UsageMeter();
  private Span runSpan = Span.getInvalid();
  private String agent = "";
  private volatile int step;
  private volatile @Nullable String firstPromptSha256;
  private volatile @Nullable String systemPromptSha256;

  private Evidence(String executionId, EventFileWriter file, SessionEvents events, Trace trace) {
    this.executionId = executionId;
    this.file = file;
    this.events = events;
    this.trace = trace;
    this.clock = events.clock();
    this.redactor = events.redactor();
  }

  /**
   * Opens the record of a run.
   *
   * @param eventFile appended to; created with its folder when missing
   * @throws IOException when it cannot be opened
   */
  public static Evidence open(String executionId, Path eventFile, SessionEvents events, Trace trace)
      throws IOException {
    return new Evidence(executionId, EventFileWriter.open(eventFile), events, trace);
  }

  /** Records the start of the run. */
  public void runStarted(String benchmark, String agentName) {
    agent = agentName;
    events.add(SessionEvent.SESSION_START, 0, Map.of("agent_type", agentName));
    runSpan =
        trace.open(
            "evaluate " + benchmark,
            SpanKind.INTERNAL,
            GenAi.run(executionId, benchmark, agentName));
  }

  /** Records the end of a run with a score. */
  public void runScored(FinalResult result) {
    events.add(
        SessionEvent.SESSION_END, 0, Map.of("status", result.status(), "score", result.score()));
    GenAi.evaluation(runSpan, result);
    end(runSpan, null);
  }

  /** Records the end of a run without a score. */
  public void runFailed(SessionFailure failure) {
    String message = redactor.text(failure.message());
    events.add(SessionEvent.ERROR, 0, Map.of("class", failure.failureClass(), "message", message));
    events.add(SessionEvent.SESSION_END, 0, Map.of("status", FinalResult.FAILED));
    end(runSpan, failure.failureClass() + ": " + message);
  }

  /** Records the start of a step. */
  public StepExchange stepStarted(int number) {
    step = number;
    Span span = trace.open("invoke_agent " + agent, SpanKind.INTERNAL, GenAi.agent(agent));
    return new StepExchange(this, span, number, clock.elapsedMs());
  }

  /**
   * Records the prompt of the agent.
   *
   * @param toolNames tools that are actually offered
   * @param finalPrompt the text that the agent actually gets, with its context
   * @param comparable the same without the parts that are random for each run
   */
  public void prompt(
      List<String> toolNames, String userPrompt, String finalPrompt, String comparable) {
    if (firstPromptSha256 == null) {
      firstPromptSha256 = Sha256.hex(redactor.text(comparable).getBytes(StandardCharsets.UTF_8));
    }
    append("Prompt", 0, new Prompt(toolNames, userPrompt, finalPrompt), null, null, Map.of());
  }

  /** Records the system prompt of a model; it is the same for every task. */
  public void systemPrompt(String text) {
    systemPromptSha256 = Sha256.hex(redactor.text(text).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Records a request to a model; report its outcome through the returned exchange.
   *
   * @param request body of the request, as JSON-like maps and lists, without headers
   */
  public LlmExchange llmRequest(String model, Map<String, Object> request) {
    addOfStep(SessionEvent.LLM_REQUEST, Map.of("model", model, "request", request));
    Span span = trace.open("chat " + model, SpanKind.CLIENT, GenAi.chat(model));
    return new LlmExchange(this, model, span, clock.elapsedMs());
  }

  /** Records a tool call; report its outcome through the returned exchange. */
  public ToolExchange toolCall(String toolName, Map<String, Object> arguments) {
    ToolInput input = new ToolInput(toolName, arguments);
    addOfStep(SessionEvent.TOOL_CALL, Map.of("tool_name", toolName, "params", arguments));
    append("ToolInput", 0, null, input, null, Map.of());
    Span span = trace.open("execute_tool " + toolName, SpanKind.INTERNAL, GenAi.tool(toolName));
    return new ToolExchange(this, input, span, Instant.now(), clock.elapsedMs());
  }

  /**
   * Records that the agent's program asks for a host. A refusal is no failure, but it should be
   * visible.
   */
  public void networkAccess(String host, int port, boolean allowed, String reason) {
    addOfStep(
        SessionEvent.NETWORK_ACCESS,
        Map.of(
            "host",
            redactor.text(host),
            "port",
            port,
            "allowed",
            allowed,
            "reason",
            redactor.text(reason)));
  }

  /**
   * Records the transaction of a step. It is no tool call of the agent: the session file has one
   * event for it, the event file the pair of lines of every action.
   */
  public TransactionExchange transaction(Map<String, Object> arguments) {
    ToolInput input = new ToolInput(SEND_TRANSACTION, arguments);
    append("ToolInput", 0, null, input, null, Map.of());
    Span span = trace.open(SEND_TRANSACTION, SpanKind.CLIENT, Attributes.empty());
    return new TransactionExchange(this, input, span, clock.elapsedMs());
  }

  /** Events recorded so far. */
  public List<SessionEvent> events() {
    return events.soFar();
  }

  /** Usage of the agent so far. */
  public Usage usage() {
    return usage.total();
  }

  /**
   * Digest of the comparable form of the first prompt; null before. Later prompts contain the
   * agent's own actions, so they do not show how it was prompted.
   */
  public @Nullable String firstPromptSha256() {
    return firstPromptSha256;
  }

  /** Digest of the system prompt; null when no model was called. */
  public @Nullable String systemPromptSha256() {
    return systemPromptSha256;
  }

  /** Model of the last answer, as its provider names it. */
  public @Nullable String modelReported() {
    return usage.modelReported();
  }

  /** Redactor of this run's secrets. */
  public Redactor redactor() {
    return redactor;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  void stepEnded(Span span, int step, long startMs, @Nullable String error) {
    end(span, error);
    append(
        "StepComplete",
        clock.elapsedMs() - startMs,
        null,
        null,
        null,
        Map.of("step_name", "step_" + step));
  }

  void answered(String model, LlmAnswer answer, Span span, long startMs) {
    usage.llmAnswered(answer);
    addOfStep(SessionEvent.LLM_RESPONSE, answer.facts(model, clock.elapsedMs() - startMs));
    span.setAllAttributes(GenAi.answer(answer));
    end(span, null);
  }

  void notAnswered(String model, String message, Span span, long startMs) {
    long tookMs = clock.elapsedMs() - startMs;
    addOfStep(
        SessionEvent.LLM_RESPONSE, Map.of("model", model, "error", message, "took_ms", tookMs));
    end(span, message);
  }

  void toolEnded(ToolInput input, ToolOutput output, Span span, Instant start, long startMs) {
    usage.toolCalled(output.success());
    long tookMs = clock.elapsedMs() - startMs;
    addOfStep(
        SessionEvent.TOOL_RESULT,
        ToolExchange.facts(input, output, start, start.plusMillis(tookMs)));
    append("ToolOutput", tookMs, null, input, output, Map.of());
    end(span, output.errorMessage());
  }

  void transactionEnded(ToolInput input, ToolOutput output, Span span, long startMs) {
    Map<String, Object> facts = new LinkedHashMap<>(output.results());
    facts.put("error", output.errorMessage());
    events.add(SessionEvent.TRANSACTION_EXECUTION, 0, facts);
    append("ToolOutput", clock.elapsedMs() - startMs, null, input, output, Map.of());
    end(span, output.errorMessage());
  }

  /** Adds the number of the step to an event of the agent's work: rules may refer to one step. */
  private void addOfStep(String type, Map<String, Object> facts) {
    Map<String, Object> data = new LinkedHashMap<>(facts);
    data.put("step", step);
    events.add(type, 1, data);
  }

  private void end(Span span, @Nullable String error) {
    trace.end(span, error == null ? null : redactor.text(error));
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
      file.append(redactor.tree(line.json()));
    } catch (IOException e) {
      throw new UncheckedIOException("the event file cannot be written", e);
    }
  }
}
