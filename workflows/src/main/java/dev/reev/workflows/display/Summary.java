package dev.reev.workflows.display;

import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The one line by which Temporal's Web UI names a workflow or a timer. */
public final class Summary {

  /** In bytes, with the quotes around it, at most what the server takes. */
  private static final int MAX = 95;

  private Summary() {}

  /** A long text ends in an ellipsis. */
  public static String of(String text) {
    return Excerpt.of(text, MAX);
  }

  /** Sleeps as a timer that says in the Web UI what it waits for. */
  public static void sleep(Duration wait, String waitsFor) {
    Workflow.newTimer(wait, TimerOptions.newBuilder().setSummary(of(waitsFor)).build()).get();
  }
}
