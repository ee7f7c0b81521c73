package dev.reev.workflows.display;

import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The line with which Temporal's Web UI lists a workflow or a timer. */
public final class Summary {

  /**
   * Code points; encoded, with the quotes around them, at most the 400 bytes that the server
   * accepts.
   */
  private static final int MAX = 95;

  private Summary() {}

  /** Shortens a long text with an ellipsis. */
  public static String of(String text) {
    return Excerpt.of(text, MAX);
  }

  /** Sleeps as a timer that says in the Web UI what it waits for. */
  public static void sleep(Duration wait, String waitsFor) {
    Workflow.newTimer(wait, TimerOptions.newBuilder().setSummary(of(waitsFor)).build()).get();
  }
}
