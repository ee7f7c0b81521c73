package dev.reev.benchmarks.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One turn: what the agent did and what came of it.
 *
 * @param thought what the agent said about it, if anything
 * @param action instructions of the one transaction; empty when the agent did nothing
 * @param info free facts; {@code error} holds the text of an error
 */
public record Step(
    @Nullable String thought,
    List<TraceInstruction> action,
    Observation observation,
    Map<String, Object> info) {}
