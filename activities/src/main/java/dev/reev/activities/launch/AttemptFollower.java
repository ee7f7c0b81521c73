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

/** What an attempt shows of itself while it runs and when it has ended: events and outputs. */
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

  /** What the last look found. */
  LaunchProgress last() {
    return last;
  }

  /** The state of things; the same object as before when nothing is new. */
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
      // Looking on is no reason to give the run up.
      log.debug("cannot follow attempt {}", directory, e);
    }
    return last;
  }

  /** The events of a runner that has ended. */
  RunnerProgress allEvents() throws IOException {
    return events.toTheEnd();
  }

  /** What is known of the end, beside exit code and signal. */
  Evidence evidence(@Nullable Integer exitCode, @Nullable Integer signal) throws IOException {
    return new Evidence(exitCode, signal, stdout.evidence(), stderr.evidence(), null);
  }

  /** What the runner printed, null when the disk does not give it. */
  @Nullable AttemptOutput output() {
    try {
      var documents = new DocumentFiles(directory.path());
      return new AttemptOutput(stdout.keep(documents), stderr.keep(documents));
    } catch (IOException e) {
      log.warn("cannot keep the output of attempt {}: {}", directory.attempt(), e.toString());
      return null;
    }
  }

  /** A benchmark without a flow is one step; null when the text is no benchmark. */
  private static @Nullable Integer steps(String benchmarkYaml) {
    try {
      return Math.max(
          1, BenchmarkReader.read(benchmarkYaml, "benchmark").benchmark().flow().size());
    } catch (InvalidBenchmarkException e) {
      return null;
    }
  }
}
