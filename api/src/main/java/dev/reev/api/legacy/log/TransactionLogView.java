package dev.reev.api.legacy.log;

import dev.reev.api.run.state.StoredRun;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.Step;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger logged for the newest run of a benchmark.
 *
 * @param executionId null when there is no run
 * @param transactionLogs empty when there are none
 * @param format as asked for: yaml, plain or tree
 * @param showCu whether compute units were asked for
 * @param message one line for people
 */
record TransactionLogView(
    String benchmarkId,
    @Nullable UUID executionId,
    String transactionLogs,
    String format,
    boolean showCu,
    String message,
    boolean isRunning) {

  static TransactionLogView of(StoredRun run, LogFormat format, boolean showCu) {
    boolean running = !run.state().isTerminal();
    String logs =
        running
            ? "⏳ The run is open; its transaction logs appear when it has ended"
            : new TransactionLogs(steps(run.session()), showCu).as(format);
    return new TransactionLogView(
        run.benchmarkId(), run.id(), logs, format.wireName(), showCu, message(run, logs), running);
  }

  static TransactionLogView none(
      String benchmarkId, LogFormat format, boolean showCu, String message) {
    return new TransactionLogView(benchmarkId, null, "", format.wireName(), showCu, message, false);
  }

  private static List<Step> steps(@Nullable SessionFile session) {
    FinalResult result = session == null ? null : session.finalResult();
    return result == null || result.data() == null ? List.of() : result.data().steps();
  }

  private static String message(StoredRun run, String logs) {
    String state = run.state().title();
    return logs.isEmpty()
        ? "The newest run ended as %s without transaction logs".formatted(state)
        : "Newest run: %s (%s)".formatted(run.id(), state);
  }
}
