package dev.reev.runner.agent;

/** An executable that speaks JSON lines on its standard input and output. */
public final class CommandAgent implements Agent {

  @Override
  public Answer answer(Task task) {
    throw new UnsupportedOperationException();
  }
}
