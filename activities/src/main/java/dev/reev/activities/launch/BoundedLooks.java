package dev.reev.activities.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads files of a runner in a separate thread with a time limit. A read that hangs, because the
 * file system does not answer or the runner holds a lease on the file, costs a thread but never the
 * slot.
 */
public final class BoundedLooks {

  private BoundedLooks() {}

  /** The read took too long; the caller must not read there again with the same reader. */
  public static final class HangingException extends IOException {
    private static final long serialVersionUID = 1;

    private HangingException(Duration limit) {
      super("files of the runner could not be read within " + limit.toSeconds() + " s");
    }
  }

  /** Returns the result of the read, unless it exceeds the limit. */
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
