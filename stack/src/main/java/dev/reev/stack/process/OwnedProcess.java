package dev.reev.stack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of a stack, recognised across restarts: a pid alone may belong to a stranger by now.
 *
 * @param pid process id
 * @param startedAtMillis its start in epoch milliseconds; 0 = not known, never matches
 */
public record OwnedProcess(long pid, long startedAtMillis) {

  /** The start time is computed from the boot time, which moves a little when the clock is set. */
  private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

  /** A process that lives; one that has ended meanwhile is never found again. */
  public static OwnedProcess of(ProcessHandle process) {
    return new OwnedProcess(
        process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  /** The process while it lives. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> sameStart(of(process).startedAtMillis()));
  }

  private boolean sameStart(long millis) {
    return startedAtMillis != 0 && Math.abs(millis - startedAtMillis) <= CLOCK_DRIFT.toMillis();
  }

  /** Waits for the end; true when it has ended in time. */
  public boolean endsWithin(Duration patience) {
    Optional<ProcessHandle> process = find();
    return process.isEmpty() || endsWithin(process.get(), patience);
  }

  /** Asks for the end and enforces it after the grace time. */
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
