package dev.reev.api.legacy.flow;

import dev.reev.benchmarks.session.ExecutionTrace;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flow of a session.
 *
 * @param diagram Mermaid text; null while there is no session file
 * @param sessions the session itself when there is no diagram of it, else empty
 */
record FlowView(
    String sessionId,
    @Nullable String diagram,
    @Nullable Metadata metadata,
    List<FlowLogs.Session> sessions) {

  private static final long MILLIS_PER_SECOND = 1000;

  /**
   * Facts beside the diagram.
   *
   * @param stateCount prompt, agent and tools
   * @param source {@code database}, or {@code file} for a session that was run without the server
   */
  record Metadata(
      int stateCount,
      int toolCount,
      long executionTimeMs,
      String benchmarkId,
      String agentType,
      String sessionId,
      String source) {}

  static FlowView of(SessionFile session, String source) {
    List<ToolState> tools = ToolStates.of(session);
    FinalResult result = session.finalResult();
    ExecutionTrace trace = result == null ? null : result.data();
    long time =
        result == null
            ? (session.endTime() - session.startTime()) * MILLIS_PER_SECOND
            : result.executionTimeMs();
    return new FlowView(
        session.sessionId(),
        MermaidDiagram.of(trace == null ? "" : trace.prompt(), tools),
        new Metadata(
            2 + tools.size(),
            tools.size(),
            time,
            session.benchmarkId(),
            session.agentType(),
            session.sessionId(),
            source),
        List.of());
  }
}
