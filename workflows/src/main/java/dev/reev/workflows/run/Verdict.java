package dev.reev.workflows.run;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/** Derives a score or a failure class from the end of a runner process and its session file. */
final class Verdict {

  /** Signal numbers of Linux. */
  private static final int SIGXCPU = 24;

  private static final int SIGXFSZ = 25;

  private Verdict() {}

  /** The session file is valid. A score beside a non-zero exit code is not trusted. */
  static AttemptEnd of(LaunchReport report, SessionReading reading) {
    SessionOutcome.NamedFailure named = reading.outcome().failure();
    if (named != null) {
      return broken(report, named.failureClass(), named.message(), reading);
    }
    if (report.end() == RunnerEnd.EXITED && !report.exitedCleanly()) {
      return broken(report, FailureClass.RUNNER_CRASHED, crashed(report), reading);
    }
    return new AttemptEnd.Scored(record(report, null), reading);
  }

  /** A signal ended the runner; its files are not read. */
  static AttemptEnd signalled(LaunchReport report) {
    String message = killed(report.evidence().signal());
    return report.agentMayHaveEndedIt()
        ? broken(report, FailureClass.AGENT_ERROR, byItsAgent(message), null)
        : broken(report, FailureClass.RUNNER_KILLED, message, null);
  }

  /**
   * Blames the agent: otherwise an agent that is about to fail would end its runner and never lose.
   */
  private static String byItsAgent(String message) {
    return message + "; its agent was not confined and may have done it, so it counts as its error";
  }

  /** The kernel reports the exceeded limit by a signal; the message names the setting to change. */
  private static String killed(@Nullable Integer signal) {
    String reason =
        signal == null
            ? ""
            : switch (signal) {
              case SIGXCPU -> ": it used up its CPU time (REEV_RUNNER_CPU_TIME)";
              case SIGXFSZ -> ": a file or its output grew too large (REEV_RUNNER_FILE_SIZE)";
              default -> "";
            };
    return "the runner was ended by signal " + signal + reason;
  }

  static AttemptEnd stopped(LaunchReport report) {
    return new AttemptEnd.Stopped(record(report, null));
  }

  static AttemptEnd timedOut(LaunchReport report) {
    return new AttemptEnd.TimedOut(record(report, null));
  }

  /** The session file is missing or unusable. */
  static AttemptEnd unreadable(LaunchReport report, ActivityFailure failure) {
    RunFailure runFailure = classify(report, failure);
    return new AttemptEnd.Broken(record(report, runFailure), runFailure, null);
  }

  private static RunFailure classify(LaunchReport report, ActivityFailure failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof ApplicationFailure application) {
      String message = application.getOriginalMessage();
      boolean missing = RunFailures.SESSION_MISSING.equals(application.getType());
      boolean invalid = RunFailures.SESSION_INVALID.equals(application.getType());
      if ((missing || invalid) && !report.exitedCleanly() && report.agentMayHaveEndedIt()) {
        return withSession(
            report, FailureClass.AGENT_ERROR, byItsAgent("the runner left no result"), message);
      }
      if (missing && report.end() == RunnerEnd.VANISHED) {
        return withSession(report, FailureClass.RUNNER_KILLED, "the runner vanished", message);
      }
      if ((missing || invalid) && !report.exitedCleanly()) {
        return withSession(report, FailureClass.RUNNER_CRASHED, crashed(report), message);
      }
      if (missing) {
        return withSession(report, FailureClass.SESSION_MISSING, message, message);
      }
      if (invalid) {
        return withSession(report, FailureClass.SESSION_INVALID, message, message);
      }
      return withSession(report, FailureClass.INTERNAL, message, null);
    }
    return withSession(
        report,
        FailureClass.HOST_LOST,
        "host " + report.host() + " did not hand over the session file",
        null);
  }

  private static RunFailure withSession(
      LaunchReport report, FailureClass failureClass, String message, @Nullable String session) {
    Evidence seen = report.evidence();
    return new RunFailure(
        failureClass,
        message,
        new Evidence(
            seen.exitCode(), seen.signal(), seen.stdoutTail(), seen.stderrTail(), session));
  }

  private static String crashed(LaunchReport report) {
    return "the runner exited with code " + report.evidence().exitCode();
  }

  private static AttemptEnd.Broken broken(
      LaunchReport report,
      FailureClass failureClass,
      String message,
      @Nullable SessionReading reading) {
    var failure = new RunFailure(failureClass, message, report.evidence());
    return new AttemptEnd.Broken(record(report, failure), failure, reading);
  }

  private static AttemptRecord record(LaunchReport report, @Nullable RunFailure failure) {
    return new AttemptRecord(
        report.attempt(),
        report.host(),
        report.pid(),
        report.startedAt(),
        report.endedAt(),
        report.end(),
        failure == null ? report.evidence() : failure.evidence(),
        failure,
        report.progress(),
        report.output(),
        report.unconfined());
  }
}
