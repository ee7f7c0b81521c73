package dev.reev.activities.launch;

import dev.reev.activities.document.DocumentFiles;
import dev.reev.activities.secret.SecretMask;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.workflows.run.AttemptOutput;
import dev.reev.workflows.run.Evidence;
import dev.reev.workflows.run.LaunchProgress;
import dev.reev.workflows.run.OutputWindow;
import dev.reev.workflows.run.RunnerProgress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the events and outputs of an attempt while it runs, and reads them when it has ended. */
final class AttemptFollower {

  private static final Logger log = LoggerFactory.getLogger(AttemptFollower.class);

  private final AttemptDirectory directory;
  private final EventFollower events;
  private final OutputFile stdout;
  private final OutputFile stderr;
  private LaunchProgress last;

  AttemptFollower(AttemptDirectory directory, String host, String benchmarkYaml, SecretMask mask) {
    this.directory = directory;
    this.events =
        new EventFollower(
            directory.eventFile(), directory.executionId(), steps(benchmarkYaml), mask);
    this.stdout = new OutputFile(directory.stdout(), mask);
    this.stderr = new OutputFile(directory.stderr(), mask);
    this.last = LaunchProgress.at(host, directory.attempt());
  }

  /** Result of the last {@link #look}. */
  LaunchProgress last() {
    return last;
  }

  /** Reads the current progress; returns the same object as before when nothing is new. */
  LaunchProgress look() {
    try {
      RunnerProgress runner = events.look();
      OutputWindow out = stdout.window();
      OutputWindow err = stderr.window();
      if (!runner.equals(last.runner())
          || !out.equals(last.stdout())
          || !err.equals(last.stderr())) {
        last = new LaunchProgress(last.host(), last.attempt(), runner, out, err);
      }
    } catch (IOException e) {
      // Progress is only for display, so failing to read it must not end the run.
      log.debug("cannot follow attempt {}", directory, e);
    }
    return last;
  }

  /** Reads all events of a runner that has ended. */
  RunnerProgress allEvents() throws IOException {
    return events.toTheEnd();
  }

  /** Evidence of the end: exit code, signal and the tails of both outputs. */
  Evidence evidence(@Nullable Integer exitCode, @Nullable Integer signal) throws IOException {
    return new Evidence(exitCode, signal, stdout.evidence(), stderr.evidence(), null);
  }

  /** Output of the runner, null when it cannot be read from disk. */
  @Nullable AttemptOutput output() {
    try {
      var documents = new DocumentFiles(directory.path());
      return new AttemptOutput(stdout.keep(documents), stderr.keep(documents));
    } catch (IOException e) {
      log.warn("cannot keep the output of attempt {}: {}", directory.attempt(), e.toString());
      return null;
    }
  }

  /** Number of steps: 1 for a benchmark without a flow, null for a text that is not a benchmark. */
  private static @Nullable Integer steps(String benchmarkYaml) {
    try {
      return Math.max(
          1, BenchmarkReader.read(benchmarkYaml, "benchmark").benchmark().flow().size());
    } catch (InvalidBenchmarkException e) {
      return null;
    }
  }
}
