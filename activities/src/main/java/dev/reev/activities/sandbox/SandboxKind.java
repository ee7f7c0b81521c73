package dev.reev.activities.sandbox;

/** Kind of sandbox for runners. */
public enum SandboxKind {
  /** The strongest one that works on this machine. */
  AUTO,
  /** Separate namespaces. */
  BUBBLEWRAP,
  /** Resource limits only. */
  PROCESS,
  /**
   * Resource limits only, and programs of agents are not confined either; must be set explicitly.
   */
  NONE
}
