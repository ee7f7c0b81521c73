package dev.reev.runner.evidence;

import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.ScoringBreakdown;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import java.util.List;

/**
 * Names and attributes of spans, after the <a
 * href="https://opentelemetry.io/docs/specs/semconv/gen-ai/">GenAI semantic conventions</a>.
 */
final class GenAi {

  static final String EVALUATION_EVENT = "gen_ai.evaluation.result";

  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("gen_ai.operation.name");
  private static final AttributeKey<String> AGENT = AttributeKey.stringKey("gen_ai.agent.name");
  private static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
  private static final AttributeKey<String> REQUEST_MODEL =
      AttributeKey.stringKey("gen_ai.request.model");
  private static final AttributeKey<String> RESPONSE_MODEL =
      AttributeKey.stringKey("gen_ai.response.model");
  private static final AttributeKey<List<String>> FINISH_REASONS =
      AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
  private static final AttributeKey<Long> INPUT_TOKENS =
      AttributeKey.longKey("gen_ai.usage.input_tokens");
  private static final AttributeKey<Long> OUTPUT_TOKENS =
      AttributeKey.longKey("gen_ai.usage.output_tokens");
  private static final AttributeKey<String> EVALUATION =
      AttributeKey.stringKey("gen_ai.evaluation.name");
  private static final AttributeKey<Double> SCORE =
      AttributeKey.doubleKey("gen_ai.evaluation.score.value");
  private static final AttributeKey<String> LABEL =
      AttributeKey.stringKey("gen_ai.evaluation.score.label");
  private static final AttributeKey<String> EXPLANATION =
      AttributeKey.stringKey("gen_ai.evaluation.explanation");
  private static final AttributeKey<String> EXECUTION_ID =
      AttributeKey.stringKey("reev.execution_id");
  private static final AttributeKey<String> BENCHMARK = AttributeKey.stringKey("reev.benchmark_id");

  private GenAi() {}

  static Attributes run(String executionId, String benchmark, String agent) {
    return Attributes.of(EXECUTION_ID, executionId, BENCHMARK, benchmark, AGENT, agent);
  }

  static Attributes agent(String agent) {
    return Attributes.of(OPERATION, "invoke_agent", AGENT, agent);
  }

  static Attributes chat(String model) {
    return Attributes.of(OPERATION, "chat", REQUEST_MODEL, model);
  }

  static Attributes tool(String name) {
    return Attributes.of(OPERATION, "execute_tool", TOOL, name);
  }

  static Attributes answer(LlmAnswer answer) {
    AttributesBuilder attributes = Attributes.builder();
    if (answer.modelReported() != null) {
      attributes.put(RESPONSE_MODEL, answer.modelReported());
    }
    if (answer.finishReason() != null) {
      attributes.put(FINISH_REASONS, List.of(answer.finishReason()));
    }
    if (answer.inputTokens() != null) {
      attributes.put(INPUT_TOKENS, answer.inputTokens());
    }
    if (answer.outputTokens() != null) {
      attributes.put(OUTPUT_TOKENS, answer.outputTokens());
    }
    return attributes.build();
  }

  /** Adds the score to the run's span, as an event. */
  static void evaluation(Span span, FinalResult result) {
    ScoringBreakdown scoring = result.scoring();
    span.addEvent(
        EVALUATION_EVENT,
        Attributes.of(
            EVALUATION,
            "reev.score",
            SCORE,
            result.score(),
            LABEL,
            result.status(),
            EXPLANATION,
            scoring == null ? "" : String.join("; ", scoring.issues())));
  }
}
