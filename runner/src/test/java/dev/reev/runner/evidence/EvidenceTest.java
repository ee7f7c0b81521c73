package dev.reev.runner.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.Usage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {

  private static final String KEY = "sk-very-secret";

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final ByteArrayOutputStream echo = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void everything_withASecretInIt_isKeptWithoutTheSecret() throws IOException {
    try (Evidence evidence = open()) {
      evidence.runStarted("b", "chat");
      evidence.prompt(List.of("t"), "use " + KEY, "use " + KEY, "use");
      evidence.llmRequest("m", Map.of("messages", List.of(KEY))).failed("401 for " + KEY);
      evidence.toolCall("t", Map.of(KEY, KEY)).failed("no " + KEY, Map.of("x", KEY));
      evidence.runFailed(new SessionFailure(SessionFailure.AGENT_UNAVAILABLE, "bad " + KEY));
      assertThat(evidence.events().toString()).doesNotContain(KEY).contains("[redacted]");
    }
    assertThat(Files.readString(events())).doesNotContain(KEY).contains("[redacted]");
    assertThat(echo.toString(StandardCharsets.UTF_8)).doesNotContain(KEY).contains("[redacted]");
    assertThat(spans.getFinishedSpanItems().stream().map(SpanData::getStatus).toList().toString())
        .doesNotContain(KEY)
        .contains("[redacted]");
  }

  @Test
  void usage_addsUpWhatIsKnown_andKeepsTheRestUnknown() throws IOException {
    try (Evidence evidence = open()) {
      evidence.llmRequest("m", Map.of()).answered(answer(10L, null, 0.25));
      evidence.llmRequest("m", Map.of()).answered(answer(5L, null, null));
      evidence.toolCall("t", Map.of()).succeeded(Map.of());
      evidence.toolCall("t", Map.of()).failed("no");
      assertThat(evidence.usage()).isEqualTo(new Usage(2, 15L, null, 0.25, 2, 1));
      assertThat(evidence.modelReported()).isEqualTo("m-1");
    }
  }

  @Test
  void events_areInTheFileAsTheyHappen_andInOrder() throws IOException {
    try (Evidence evidence = open()) {
      evidence.runStarted("b", "chat");
      ToolExchange exchange = evidence.toolCall("t", Map.of("a", 1));
      assertThat(Files.readAllLines(events())).hasSize(1).first().asString().contains("ToolInput");
      exchange.succeeded(Map.of("b", 2));
      assertThat(Files.readAllLines(events()))
          .hasSize(2)
          .last()
          .asString()
          .contains("\"tool_args\":{\"a\":1}", "\"results\":{\"b\":2}");
      assertThat(evidence.events())
          .extracting(SessionEvent::eventType)
          .containsExactly("SessionStart", "ToolCall", "ToolResult");
    }
  }

  @Test
  void spans_nestAsTheWorkDoes_andTheScoreIsAnEvaluationEvent() throws IOException {
    try (Evidence evidence = open()) {
      evidence.runStarted("b", "chat");
      StepExchange step = evidence.stepStarted(1);
      evidence.llmRequest("m", Map.of()).answered(answer(1L, 2L, null));
      evidence.toolCall("t", Map.of()).succeeded(Map.of());
      step.ended(null);
      evidence.runScored(
          new FinalResult(true, 0.75, FinalResult.SUCCEEDED, 1, null, null, List.of()));
    }
    List<SpanData> finished = spans.getFinishedSpanItems();
    assertThat(finished)
        .extracting(SpanData::getName)
        .containsExactly("chat m", "execute_tool t", "invoke_agent chat", "evaluate b");
    SpanData run = finished.get(3);
    SpanData agent = finished.get(2);
    assertThat(agent.getParentSpanId()).isEqualTo(run.getSpanId());
    assertThat(finished.get(0).getParentSpanId()).isEqualTo(agent.getSpanId());
    assertThat(run.getEvents())
        .extracting(EventData::getName)
        .containsExactly("gen_ai.evaluation.result");
    assertThat(
            run.getEvents()
                .get(0)
                .getAttributes()
                .get(AttributeKey.doubleKey("gen_ai.evaluation.score.value")))
        .isEqualTo(0.75);
  }

  private Evidence open() throws IOException {
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    SessionEvents sessionEvents =
        new SessionEvents(
            RunClock.start(),
            new Redactor(List.of(KEY)),
            Optional.of(new PrintStream(echo, true, StandardCharsets.UTF_8)));
    return Evidence.open("e-1", events(), sessionEvents, Trace.with(sdk));
  }

  private Path events() {
    return folder.resolve("events.jsonl");
  }

  private static LlmAnswer answer(
      Long inputTokens, @Nullable Long outputTokens, @Nullable Double costUsd) {
    return new LlmAnswer(
        "m-1", "stop", Map.of("content", "hi"), inputTokens, outputTokens, costUsd, 1);
  }
}
