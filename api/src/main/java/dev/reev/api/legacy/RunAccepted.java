package dev.reev.api.legacy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Answer to an accepted order. Clients read {@code execution_id}; the empty rest keeps the shape
 * that older ones expect, including {@code status}, which says "Running" from the start.
 */
record RunAccepted(
    UUID executionId,
    String status,
    String state,
    long durationMs,
    @Nullable Object result,
    @Nullable String error,
    List<String> logs,
    List<String> toolCalls) {

  static RunAccepted of(UUID executionId) {
    return new RunAccepted(executionId, "Running", "Pending", 0, null, null, List.of(), List.of());
  }
}
