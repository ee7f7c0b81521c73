package dev.reev.stack.setting;

/** Purpose of a stack. */
public enum StackKind {
  /** Shared, kept up by the up command. */
  UP,
  /** Started for one command and stopped after it. */
  ONE_COMMAND
}
