package dev.reev.api.run.workflow;

import org.slf4j.MDC;

/** Puts the id of the run beside every log line of this thread until {@link #leave}. */
final class RunLog {

  private static final String EXECUTION_ID = "execution_id";

  private RunLog() {}

  static void enter(String executionId) {
    MDC.put(EXECUTION_ID, executionId);
  }

  static void leave() {
    MDC.remove(EXECUTION_ID);
  }
}
