package dev.reev.cli.inspect;

import dev.reev.stack.client.ReevServer.LogPart;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The log of one attempt in one piece; of an attempt that another one follows nothing is kept. */
final class AttemptText implements Consumer<LogPart> {

  private final StringBuilder text = new StringBuilder();
  private int attempt;

  @Override
  public void accept(LogPart part) {
    if (part.attempt() != attempt) {
      text.setLength(0);
      attempt = part.attempt();
    }
    text.append(part.text());
  }

  /** The attempt is null when none has begun. */
  ObjectNode json() {
    return new JsonMapper()
        .createObjectNode()
        .put("attempt", attempt == 0 ? null : attempt)
        .put("text", text.toString());
  }
}
