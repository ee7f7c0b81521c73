package dev.reev.stack.client;

import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Repeats calls while the server is unreachable, so that a restart of the server does not end a
 * command.
 */
public final class RetryingCaller {

  /** A killed API is back within half a minute; accepted runs are not lost meanwhile. */
  private static final Duration SERVER_GONE_PATIENCE = Duration.ofSeconds(60);

  /** Pause between tries; short compared with the start of a server. */
  private static final Duration AGAIN_AFTER = Duration.ofMillis(250);

  private final BooleanSupplier serverMayReturn;
  private final Progress progress;

  /**
   * @param serverMayReturn returns false once waiting for an unreachable server is useless
   */
  public RetryingCaller(BooleanSupplier serverMayReturn, Progress progress) {
    this.serverMayReturn = serverMayReturn;
    this.progress = progress;
  }

  /** A call that may be repeated. */
  @FunctionalInterface
  public interface Call<T> {

    T make() throws ServerUnreachableException;
  }

  /**
   * Repeats a call until it is answered.
   *
   * @param ifNever message for a call that is never answered: what becomes of the request
   * @throws ReevFailure exit code 1 when the server stays unreachable
   */
  public <T> T answer(Call<T> call, Supplier<String> ifNever) {
    long start = System.nanoTime();
    boolean said = false;
    while (true) {
      try {
        return call.make();
      } catch (ServerUnreachableException e) {
        if (!serverMayReturn.getAsBoolean()
            || System.nanoTime() - start > SERVER_GONE_PATIENCE.toNanos()) {
          throw ReevFailure.failed(e.getMessage() + ". " + ifNever.get());
        }
        if (!said) {
          progress.say(e.getMessage() + "; trying again for up to 60 s");
          said = true;
        }
        Pause.awaiting("the server", AGAIN_AFTER);
      }
    }
  }
}
