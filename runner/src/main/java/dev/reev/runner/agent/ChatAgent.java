package dev.reev.runner.agent;

import dev.reev.benchmarks.agent.AgentDefinition.Chat;
import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.model.ModelEndpoint;
import java.util.Map;

/** A model behind an OpenAI-compatible chat endpoint. */
public final class ChatAgent implements Agent {

  private final String model;
  private final ChatSettings settings;
  private final ModelEndpoint endpoint;

  private ChatAgent(String model, ChatSettings settings, ModelEndpoint endpoint) {
    this.model = model;
    this.settings = settings;
    this.endpoint = endpoint;
  }

  /**
   * Prepares the agent; sends nothing yet.
   *
   * @throws RunFailedException when the key is missing or the URL is invalid
   */
  static ChatAgent start(Chat definition, Map<String, String> environment) {
    return new ChatAgent(
        definition.model(environment),
        definition.settings(),
        ModelEndpoint.open(definition, environment));
  }

  @Override
  public Answer answer(Task task) {
    return new ChatConversation(model, settings, endpoint, task).run();
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
