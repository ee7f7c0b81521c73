package dev.reev.runner.evidence;

import dev.reev.benchmarks.session.Usage;
import org.jspecify.annotations.Nullable;

/** Adds up the usage of an agent. Figures that were never reported stay null. */
final class UsageMeter {

  private int llmCalls;
  private @Nullable Long inputTokens;
  private @Nullable Long outputTokens;
  private @Nullable Double costUsd;
  private @Nullable String modelReported;
  private int toolCalls;
  private int failedToolCalls;

  synchronized void llmAnswered(LlmAnswer answer) {
    llmCalls++;
    inputTokens = sum(inputTokens, answer.inputTokens());
    outputTokens = sum(outputTokens, answer.outputTokens());
    if (answer.costUsd() != null) {
      costUsd = (costUsd == null ? 0 : costUsd) + answer.costUsd();
    }
    if (answer.modelReported() != null) {
      modelReported = answer.modelReported();
    }
  }

  synchronized void toolCalled(boolean success) {
    toolCalls++;
    if (!success) {
      failedToolCalls++;
    }
  }

  synchronized Usage total() {
    return new Usage(llmCalls, inputTokens, outputTokens, costUsd, toolCalls, failedToolCalls);
  }

  synchronized @Nullable String modelReported() {
    return modelReported;
  }

  private static @Nullable Long sum(@Nullable Long total, @Nullable Long more) {
    if (more == null) {
      return total;
    }
    return total == null ? more : Long.valueOf(total + more);
  }
}
