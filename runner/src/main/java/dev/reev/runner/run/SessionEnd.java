package dev.reev.runner.run;

import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.benchmarks.session.SessionFile;
import dev.reev.benchmarks.session.SessionFileWriter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the session file exactly once: when the run ends, or, with the events so far, when a
 * signal ends the process first (TERM, Ctrl-C). KILL leaves no file.
 */
final class SessionEnd implements AutoCloseable {

  private final Path sessionsDir;
  private final SessionLog session;
  private final Thread hook;
  private boolean written;

  private SessionEnd(Path sessionsDir, SessionLog session) {
    this.sessionsDir = sessionsDir;
    this.session = session;
    this.hook = new Thread(this::interrupted, "session-end");
  }

  static SessionEnd armed(Path sessionsDir, SessionLog session) {
    SessionEnd end = new SessionEnd(sessionsDir, session);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  /**
   * Writes the file of a finished run.
   *
   * @throws IOException when it cannot be written
   */
  synchronized SessionFile write(SessionFile file) throws IOException {
    if (!written) {
      SessionFileWriter.write(sessionsDir, file);
      written = true;
    }
    return file;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is shutting down already, and the hook is running.
    }
  }

  private synchronized void interrupted() {
    if (written) {
      return;
    }
    SessionFile file;
    try {
      // Comes first: the run itself could notice that its ledger is gone, and report that instead.
      file =
          session.failed(
              new SessionFailure(
                  SessionFailure.RUNNER_KILLED, "the runner was asked to end before it was done"));
    } finally {
      // The agent and the ledger must not outlive a runner without a supervisor.
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
    try {
      SessionFileWriter.write(sessionsDir, file);
      written = true;
    } catch (IOException e) {
      System.err.println("reev-runner: cannot write the session file: " + e);
    }
  }
}
