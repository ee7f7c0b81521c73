package dev.reev.stack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of a stack, recognised across restarts of its owner: a pid alone may belong to another
 * program by now.
 *
 * @param pid process id
 * @param startedAtMillis its start in epoch milliseconds; 0 for unknown, which never matches
 */
public record OwnedProcess(long pid, long startedAtMillis) {

  /** The start time is computed from the boot time, which shifts a little when the clock is set. */
  private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

  /** Identity of a live process; one that has ended by now is never found again. */
  public static OwnedProcess of(ProcessHandle process) {
    return new OwnedProcess(
        process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  /** The process while it is alive. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> sameStart(of(process).startedAtMillis()));
  }

  private boolean sameStart(long millis) {
    return startedAtMillis != 0 && Math.abs(millis - startedAtMillis) <= CLOCK_DRIFT.toMillis();
  }

  /** Waits for its end; returns true when it ended in time. */
  public boolean endsWithin(Duration patience) {
    Optional<ProcessHandle> process = find();
    return process.isEmpty() || endsWithin(process.get(), patience);
  }

  /** Sends TERM, and KILL after the grace time. */
  public void end(Duration grace) {
    find()
        .ifPresent(
            process -> {
              process.destroy();
              if (!endsWithin(process, grace)) {
                process.destroyForcibly();
                endsWithin(process, grace);
              }
            });
  }

  private static boolean endsWithin(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
