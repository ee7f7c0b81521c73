package dev.reev.cli.suite;

import dev.reev.cli.run.Interruption;
import dev.reev.cli.run.RunServer;
import dev.reev.cli.suite.SuiteVerdict.Demands;
import dev.reev.cli.terminal.LiveLine;
import dev.reev.cli.terminal.Output;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.outcome.Progress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows a suite to its end and reports its outcome. */
public record SuiteWatch(RunServer target, Output output, Map<String, String> environment) {

  /**
   * Follows an existing suite, all runs of which must pass.
   *
   * @return the exit code
   */
  public int show(String id) {
    SuiteServer suites = new SuiteServer(target.server());
    Terminal terminal = Terminal.of(environment);
    RetryingCaller caller = new RetryingCaller(target::mayReturn, output.progress());
    SuiteStatus ended = followed(suites, id, caller, terminal);
    SuiteVerdict verdict = SuiteVerdict.of(ended, Demands.OF_EVERY_RUN, null);
    SuiteEnd end = new SuiteEnd(ended, null, verdict, suites.page(id));
    output.print(
        end.json(), out -> end.print(out, report(suites, ended, caller, terminal), terminal));
    return verdict.exitCode();
  }

  private SuiteStatus followed(
      SuiteServer suites, String id, RetryingCaller caller, Terminal terminal) {
    if (!terminal.live()) {
      return follow(suites, id, caller, output.progress());
    }
    try (LiveLine line = new LiveLine(output.err())) {
      return follow(suites, id, caller, line);
    }
  }

  SuiteStatus follow(SuiteServer suites, String id, RetryingCaller caller, Progress progress) {
    FollowedSuite followed = new FollowedSuite(suites, id, progress);
    try (Interruption armed = Interruption.arm(target, followed, progress)) {
      return new SuiteFollower(suites, caller, progress).follow(id);
    }
  }

  /** Its page; null when the server stops with this command. */
  @Nullable String page(SuiteServer suites, String id) {
    return target.ownStack() ? null : suites.page(id);
  }

  SuiteReport report(
      SuiteServer suites, SuiteStatus suite, RetryingCaller caller, Terminal terminal) {
    return caller.answer(
        () -> SuiteReport.read(suites, suite, null, terminal),
        () -> "See it later: reev suite show " + suite.id());
  }
}
