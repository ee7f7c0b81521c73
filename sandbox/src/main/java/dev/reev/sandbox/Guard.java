package dev.reev.sandbox;

import java.util.Set;

/**
 * Parts of the confinement of an agent's program. Tests leave one out to prove that it is needed.
 */
enum Guard {
  /**
   * No capabilities, and a separate user: by a user namespace, or by a user id when root starts the
   * program.
   */
  USER,
  /** The program sees, and can send signals to, its own processes only. */
  PROCESSES,
  /** A separate network without a route out. */
  NETWORK,
  /** An allow-list of files. */
  FILES,
  /** No access to shared memory, semaphores and message queues of other processes. */
  IPC,
  /** {@link SystemCallFilter}. */
  SYSTEM_CALLS,
  /** A limit on processes, so that some are left for the runner. */
  LIMITS;

  /** Runs the action when the set contains this guard. */
  void ifIn(Set<Guard> guards, Runnable action) {
    if (guards.contains(this)) {
      action.run();
    }
  }
}
