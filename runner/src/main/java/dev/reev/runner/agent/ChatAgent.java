package dev.reev.runner.agent;

/** A model behind an OpenAI-compatible chat endpoint. */
public final class ChatAgent implements Agent {

  @Override
  public Answer answer(Task task) {
    throw new UnsupportedOperationException();
  }
}
