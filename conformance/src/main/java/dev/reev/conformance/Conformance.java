package dev.reev.conformance;

import static dev.reev.conformance.CheckResult.failed;
import static dev.reev.conformance.CheckResult.passed;
import static dev.reev.conformance.CheckResult.skipped;

import dev.reev.benchmarks.event.EventFileWriter;
import dev.reev.benchmarks.session.Check;
import dev.reev.benchmarks.session.FinalResult;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileInvalidException;
import dev.reev.benchmarks.session.SessionFileMissingException;
import dev.reev.benchmarks.text.FigureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All checks of the runner contract, in the order in which failures are easiest to fix. */
public final class Conformance {

  /** Time in which a runner must end after TERM. A worker allows more. */
  private static final Duration TERM_LIMIT = Duration.ofSeconds(2);

  /** Parts of a normal run after which TERM is tried, until one finds the runner alive. */
  private static final List<Double> TERM_MOMENTS = List.of(0.6, 0.3, 0.1);

  private final Candidate candidate;
  private final Path scratch;
  private final TrialRequest usual;
  private final Duration timeout;
  private final List<CheckResult> results = new ArrayList<>();
  private int trials;

  /**
   * Creates the checks.
   *
   * @param scratch an empty folder for the trials
   * @param benchmark one that the runner can run to a score
   * @param timeout longest time of one run
   */
  public Conformance(
      Candidate candidate, Path scratch, Path benchmark, String agent, Duration timeout) {
    this.candidate = candidate;
    this.scratch = scratch;
    this.usual = TrialRequest.in(scratch, benchmark, agent);
    this.timeout = timeout;
  }

  /**
   * Starts the runner about ten times.
   *
   * @param progress receives a line before each trial
   * @throws IOException when the folder of the trials cannot be used
   */
  public List<CheckResult> run(Consumer<String> progress)
      throws RunnerNotStartedException, IOException, InterruptedException {
    progress.accept("running the benchmark once as usual");
    Trial trial = Trial.start(candidate, next());
    boolean ended = trial.awaitEnd(timeout);
    checkUsualRun(trial, ended);
    progress.accept("trying wrong input, odd folders and two runs at once");
    checkOddFolder();
    checkTwoAtOnce();
    checkRefusal("missing benchmark", next().withBenchmark(scratch.resolve("no-such.yml")));
    checkRefusal(
        "broken benchmark",
        next().withBenchmark(Files.writeString(scratch.resolve("broken.yml"), "id: [\n")));
    checkRefusal("unknown agent", next().withAgent("no-such-agent"));
    progress.accept("telling it to end in mid-run");
    checkTerm(trial.tookMs());
    return List.copyOf(results);
  }

  private void checkUsualRun(Trial trial, boolean ended) throws IOException, InterruptedException {
    if (!ended) {
      results.add(failed("exit code", "did not end within " + timeout.toSeconds() + " s"));
      return;
    }
    results.add(
        trial.exitCode() == 0
            ? passed("exit code", "0 after " + FigureText.took(trial.tookMs()))
            : failed("exit code", "is " + trial.exitCode() + ", 0 is asked for after a score"));
    checkScore("session file", trial);
    checkChecks(trial);
    results.add(
        trial
            .halfWritten()
            .map(
                reason ->
                    failed(
                        "atomic session file",
                        "was there before it was complete ("
                            + reason
                            + "): write it under another name, then rename it"))
            .orElseGet(() -> passed("atomic session file", "never seen half-written")));
    checkFiles(trial);
    List<Long> leftovers = trial.leftovers();
    results.add(
        leftovers.isEmpty()
            ? passed("processes", "none left behind")
            : failed("processes", "left behind: " + leftovers));
  }

  private void checkScore(String check, Trial trial) {
    try {
      SessionFile session = trial.session();
      results.add(
          session.finalResult() == null
              ? failed(check, "holds a failure where a score is asked for: " + session.failure())
              : passed(check, "valid, score " + FigureText.score(session.finalResult().score())));
    } catch (SessionFileMissingException | SessionFileInvalidException e) {
      results.add(failed(check, String.valueOf(e.getMessage())));
    }
  }

  private void checkChecks(Trial trial) {
    List<Check> checks = resultOf(trial).map(FinalResult::checks).orElse(List.of());
    List<String> broken = CheckRules.broken(checks);
    if (checks.isEmpty()) {
      results.add(skipped("checks", "the session has none; they would say what the score is of"));
    } else if (broken.isEmpty()) {
      long held = checks.stream().filter(check -> !check.failed()).count();
      results.add(passed("checks", held + " of " + checks.size() + " hold"));
    } else {
      results.add(failed("checks", String.join("; ", broken)));
    }
  }

  private void checkFiles(Trial trial) throws IOException {
    Set<String> allowed =
        Set.of(
            SessionFile.fileName(usual.executionId()),
            EventFileWriter.fileName(usual.executionId()));
    List<String> others = trial.files().stream().filter(name -> !allowed.contains(name)).toList();
    results.add(
        others.isEmpty()
            ? passed("files", String.join(", ", trial.files()))
            : failed("files", "left in the sessions folder besides its own: " + others));
  }

  private void checkOddFolder() throws RunnerNotStartedException, InterruptedException {
    TrialRequest request = next();
    Trial trial =
        Trial.start(candidate, request.withSessionsDir(request.folder().resolve("two words é")));
    trial.awaitEnd(timeout);
    checkScore("folder with a blank", trial);
  }

  private void checkTwoAtOnce() throws RunnerNotStartedException, InterruptedException {
    TrialRequest request = next();
    Trial first = Trial.start(candidate, request.withExecutionId("trial-a"));
    Trial second = Trial.start(candidate, request.withExecutionId("trial-b"));
    first.awaitEnd(timeout);
    second.awaitEnd(timeout);
    checkScore("two at once, first", first);
    checkScore("two at once, second", second);
  }

  private void checkRefusal(String check, TrialRequest request)
      throws RunnerNotStartedException, InterruptedException {
    Trial trial = Trial.start(candidate, request);
    if (!trial.awaitEnd(timeout)) {
      results.add(failed(check, "did not end within " + timeout.toSeconds() + " s"));
    } else if (trial.exitCode() == 0) {
      results.add(failed(check, "exit code 0, another one is asked for"));
    } else {
      results.add(
          resultOf(trial)
              .map(
                  left ->
                      failed(
                          check,
                          "left a session file with the score " + FigureText.score(left.score())))
              .orElseGet(() -> passed(check, "exit code " + trial.exitCode() + ", no score")));
    }
  }

  private void checkTerm(long usualMs) throws RunnerNotStartedException, InterruptedException {
    for (double moment : TERM_MOMENTS) {
      Trial trial = Trial.start(candidate, next());
      Thread.sleep((long) (usualMs * moment));
      if (trial.isAlive()) {
        trial.terminate();
        boolean ended = trial.awaitEnd(TERM_LIMIT.plusMillis((long) (usualMs * moment)));
        results.add(termResult(trial, ended));
        results.add(
            trial.leftovers().isEmpty()
                ? passed("TERM, processes", "none left behind")
                : failed("TERM, processes", "some were left behind"));
        return;
      }
      trial.awaitEnd(timeout);
    }
    results.add(skipped("TERM", "the runner is too fast to be met in mid-run"));
  }

  private static CheckResult termResult(Trial trial, boolean ended) {
    if (!ended) {
      return failed("TERM", "did not end within " + TERM_LIMIT.toSeconds() + " s");
    }
    try {
      SessionFile session = trial.session();
      return passed(
          "TERM",
          "ended in time with a session file of " + session.events().size() + " events so far");
    } catch (SessionFileMissingException e) {
      return failed("TERM", "ended without a session file of what happened so far");
    } catch (SessionFileInvalidException e) {
      return failed("TERM", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<FinalResult> resultOf(Trial trial) {
    try {
      return Optional.ofNullable(trial.session().finalResult());
    } catch (SessionFileMissingException | SessionFileInvalidException e) {
      return Optional.empty();
    }
  }

  /** The normal request in a fresh folder. */
  private TrialRequest next() {
    trials++;
    Path folder = scratch.resolve("trial-" + trials);
    return TrialRequest.in(folder, usual.benchmark(), usual.agent());
  }
}
