package dev.reev.runner.agent;

import dev.reev.benchmarks.agent.ControlBehavior;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An agent that does one trivial thing. It reads the same task line as an external program would,
 * so it cannot know more than any agent does.
 */
public final class ControlAgent implements Agent {

  private final ControlBehavior behavior;

  ControlAgent(ControlBehavior behavior) {
    this.behavior = behavior;
  }

  @Override
  public Answer answer(Task task) {
    String line = AgentLines.untimed(task);
    task.evidence().prompt(task.tools().names(), task.prompt(), line, task.withNames(line));
    ToldTask told = ToldTask.read(line);
    Answer answer = answer(told, task);
    String undecided =
        answer.instructions().isEmpty() && !task.wantsData()
            ? Decision.missing(answer.thought(), task)
            : null;
    return undecided == null ? answer : Answer.undecided(answer.thought(), undecided);
  }

  private Answer answer(ToldTask told, Task task) {
    return switch (behavior) {
      case NOTHING -> new Answer(null, List.of(), null, null);
      case ECHO -> echo(told);
      case EVERY_TOOL -> new EveryTool(told, task.tools()).answer();
      case SEND_ALL -> new SendAll(told, task.tools()).answer();
    };
  }

  private static Answer echo(ToldTask told) {
    return new Answer(
        told.prompt(),
        List.of(),
        told.wantsData() ? JsonNodeFactory.instance.stringNode(told.prompt()) : null,
        null);
  }
}
