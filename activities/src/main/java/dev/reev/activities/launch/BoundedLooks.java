package dev.reev.activities.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * BoundedLooks at files of a runner, each from a thread of its own: one that hangs, for the file
 * system does not answer or the runner holds a lease on the file, costs a thread and never the
 * slot.
 */
public final class BoundedLooks {

  private BoundedLooks() {}

  /** The look took too long; whoever looks must not look there again with the same reader. */
  public static final class HangingException extends IOException {
    private static final long serialVersionUID = 1;

    private HangingException(Duration limit) {
      super("files of the runner could not be read within " + limit.toSeconds() + " s");
    }
  }

  /** What the look gives, in time. */
  public static <T> T within(Duration limit, Callable<T> look)
      throws IOException, InterruptedException {
    var task = new FutureTask<>(look);
    Thread thread = new Thread(task, "runner-files");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HangingException(limit);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
