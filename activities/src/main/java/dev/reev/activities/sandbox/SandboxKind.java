package dev.reev.activities.sandbox;

/** Which sandbox runners get. */
public enum SandboxKind {
  /** The best that works here. */
  AUTO,
  /** Namespaces of its own. */
  BUBBLEWRAP,
  /** Limits only. */
  PROCESS
}
