package dev.reev.runner.run;

import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.Provenance;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.runner.report.ResultTree;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints the outcome of a run: a tree for readers, or one JSON object a line. */
final class RunReport {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;

  RunReport(PrintStream out, PrintStream err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  void print(RunOrder order, SessionFile file) {
    SessionFailure failure = file.failure();
    FinalResult result = file.finalResult();
    if (failure != null) {
      err.println("reev-runner: " + failure.failureClass() + ": " + failure.message());
    }
    Provenance provenance = file.provenance();
    if (provenance != null && Provenance.NONE.equals(provenance.agentSandbox())) {
      err.println("reev-runner: the agent was not confined: nothing kept it from its own score");
    }
    if (json) {
      out.println(JsonTrees.text(summary(order, file)));
    } else if (result != null) {
      out.println(ResultTree.render(file.benchmarkId(), result));
    }
  }

  void printUnwritable(IOException e) {
    err.println(
        "reev-runner: what the run leaves behind cannot be written: " + FileTrouble.withFile(e));
  }

  private static Map<String, Object> summary(RunOrder order, SessionFile file) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("session_id", file.sessionId());
    summary.put("benchmark_id", file.benchmarkId());
    summary.put("agent_type", file.agentType());
    FinalResult result = file.finalResult();
    summary.put("score", result == null ? null : result.score());
    summary.put("success", result == null ? null : result.success());
    summary.put("pass_threshold", file.passThreshold());
    summary.put("failure", file.failure());
    summary.put("usage", file.usage());
    summary.put("timing", file.timing());
    summary.put(
        "session_file",
        order.sessionsDir().resolve(SessionFile.fileName(file.sessionId())).toString());
    return summary;
  }
}
