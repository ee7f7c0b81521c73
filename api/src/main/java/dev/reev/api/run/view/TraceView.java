package dev.reev.api.run.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reev.api.run.state.StoredRun;
import dev.reev.benchmarks.session.AssertionResult;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.SessionEvent;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Step;
import dev.reev.benchmarks.session.Timing;
import dev.reev.benchmarks.session.Usage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a run, and how its score came about. Empty while nothing is stored of it.
 *
 * @param prompt what the agent was asked
 * @param steps instructions and what the ledger made of them
 * @param events prompts, answers and tool calls in order
 * @param checks what the score is made of
 * @param scoring how the instructions compare with the expected ones, and older parts of a score
 * @param text all of it for people
 */
public record TraceView(
    UUID id,
    @JsonProperty("benchmark_id") String benchmark,
    String agent,
    String state,
    @Nullable Double score,
    @Nullable String prompt,
    List<Step> steps,
    List<SessionEvent> events,
    List<Check> checks,
    @Nullable ScoringBreakdown scoring,
    List<AssertionResult> assertions,
    @Nullable Usage usage,
    @Nullable Timing timing,
    @Nullable Provenance provenance,
    String text) {

  public static TraceView of(StoredRun run) {
    SessionFile session = run.session();
    FinalResult result = session == null ? null : session.finalResult();
    var trace = result == null ? null : result.data();
    return new TraceView(
        run.id(),
        run.benchmarkId(),
        run.agent(),
        run.state().title(),
        run.score(),
        trace == null ? null : trace.prompt(),
        trace == null ? List.of() : trace.steps(),
        session == null ? List.of() : session.events(),
        result == null ? List.of() : result.checks(),
        result == null ? null : result.scoring(),
        result == null ? List.of() : result.assertions(),
        session == null ? null : session.usage(),
        session == null ? null : session.timing(),
        session == null ? null : session.provenance(),
        ExecutionTraceFormatter.trace(session, run.state(), run.message()));
  }
}
