package dev.reev.cli.run;

import dev.reev.cli.run.RunReport.LikenessReport;
import dev.reev.cli.run.RunReport.RunLinks;
import dev.reev.cli.terminal.LiveLine;
import dev.reev.cli.terminal.Output;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.RunStatus;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.home.StackInfo;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Follows runs to their end, one after the other, and reports their outcomes. */
public record RunWatch(RunServer target, Output output, Map<String, String> environment) {

  /**
   * Follows runs and prints the report.
   *
   * @param like whether they repeat an earlier run, so that the similarity is reported
   * @return the exit code
   */
  public int show(List<StartedRun> runs, boolean like) {
    Terminal terminal = Terminal.of(environment);
    RunReports reports = new RunReports(followed(runs, like, terminal));
    output.print(reports.json(), out -> reports.print(out, terminal));
    return reports.exitCode();
  }

  /** Prints the addresses of the runs. */
  void announce(List<StartedRun> runs, Progress progress) {
    ReevServer server = target.server();
    runs.forEach(
        run ->
            progress.say(
                "run %s of %s: %s"
                    .formatted(
                        run.id(),
                        run.benchmarkId(),
                        target.ownStack() ? "on " + server.url() : run.page(server.url()))));
  }

  private List<RunReport> followed(List<StartedRun> runs, boolean like, Terminal terminal) {
    if (!terminal.live()) {
      return follow(runs, like, output.progress());
    }
    try (LiveLine line = new LiveLine(output.err())) {
      return follow(runs, like, line);
    }
  }

  private List<RunReport> follow(List<StartedRun> runs, boolean like, Progress progress) {
    ReevServer server = target.server();
    announce(runs, progress);
    List<StartedRun> open = new CopyOnWriteArrayList<>(runs);
    RunFollower follower = new RunFollower(server, target::mayReturn, progress);
    List<RunReport> reports = new ArrayList<>();
    FollowedRuns followed = new FollowedRuns(server, open, progress);
    try (Interruption armed = Interruption.arm(target, followed, progress)) {
      for (StartedRun run : runs) {
        String before = runs.size() == 1 ? "" : (reports.size() + 1) + "/" + runs.size() + "  ";
        RunStatus status = follower.follow(run.benchmarkId(), run.id(), before);
        open.remove(run);
        reports.add(new RunReport(run, status, links(run), like ? likeness(run) : null));
      }
    }
    return reports;
  }

  private @Nullable LikenessReport likeness(StartedRun run) {
    try {
      return new LikenessReport(target.server().get("/api/v1/runs/" + run.id() + "/likeness"));
    } catch (ServerUnreachableException e) {
      throw ReevFailure.failed(
          "Run %s has ended, but comparing it with the first one failed: %s."
              .formatted(run.id(), e.getMessage()));
    }
  }

  private RunLinks links(StartedRun run) {
    if (target.ownStack()) {
      return RunLinks.NONE;
    }
    StackInfo info = target.info();
    String namespace = environment.getOrDefault("TEMPORAL_NAMESPACE", "default");
    String url = target.server().url();
    return new RunLinks(
        run.page(url),
        target.server().statusUrl(run.benchmarkId(), run.id()),
        info == null ? null : info.workflowUrl(namespace, run.id()));
  }
}
