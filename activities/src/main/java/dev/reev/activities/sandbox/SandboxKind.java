package dev.reev.activities.sandbox;

/** Which sandbox runners get. */
public enum SandboxKind {
  /** The best that works here. */
  AUTO,
  /** Namespaces of its own. */
  BUBBLEWRAP,
  /** Limits only. */
  PROCESS,
  /** Limits only, and not even the programs of agents are confined: a person's explicit word. */
  NONE
}
