package dev.reev.sandbox;

import java.util.Set;

/** What keeps an agent's program in. Tests take one away and see that it was needed. */
enum Guard {
  /** No rights, and a user of its own: in a user namespace, or a user id if root starts it. */
  USER,
  /** It sees, and can send signals to, its own processes only. */
  PROCESSES,
  /** A network of its own, without a way out of it. */
  NETWORK,
  /** Of files, an allow-list. */
  FILES,
  /** No shared memory, semaphores and message queues of others. */
  IPC,
  /** {@link SystemCallFilter}. */
  SYSTEM_CALLS,
  /** No more processes than it is given, so that some are left for the runner. */
  LIMITS;

  /** Does it when this guard is one of these. */
  void ifIn(Set<Guard> guards, Runnable action) {
    if (guards.contains(this)) {
      action.run();
    }
  }
}
