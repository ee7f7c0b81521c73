package dev.reev.stack.setting;

/** Why a stack is there. */
public enum StackKind {
  /** Kept up for everybody by the up command. */
  UP,
  /** Brought up for one command and taken down after it. */
  ONE_COMMAND
}
