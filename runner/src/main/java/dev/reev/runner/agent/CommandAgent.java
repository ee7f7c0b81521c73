package dev.reev.runner.agent;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.agent.CommandConversation.CutOffException;
import dev.reev.runner.failure.RunFailedException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An executable that speaks JSON lines on its standard input and output;
 * docs/bring-your-own-agent.md has the protocol. One process serves all steps of a run, as long as
 * it stays alive.
 */
public final class CommandAgent implements Agent {

  private final AgentDefinition.Command definition;
  private final AgentCommand command;
  private final AgentConfinement confinement;
  private @Nullable AgentProcess process;

  /**
   * Creates an agent whose process starts with its first task.
   *
   * @param environment of this process
   */
  CommandAgent(
      AgentDefinition.Command definition,
      Map<String, String> environment,
      AgentConfinement confinement) {
    this.definition = definition;
    this.confinement = confinement;
    this.command = new AgentCommand(definition, environment);
  }

  @Override
  public Answer answer(Task task) {
    Deadline deadline = task.deadline().orIn(Duration.ofSeconds(definition.answerSeconds()));
    String line = AgentLines.task(task, deadline);
    task.evidence()
        .prompt(
            task.tools().names(), task.prompt(), line, task.withNames(AgentLines.untimed(task)));
    try {
      return new CommandConversation(running(), task, deadline).ask(line);
    } catch (CutOffException e) {
      close();
      return Answer.cutOff(null, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException(
          SessionFailure.INTERNAL, "interrupted while the agent was at work", e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  private AgentProcess running() {
    if (process != null && !process.isAlive()) {
      close();
    }
    AgentProcess running = process == null ? AgentProcess.start(command, confinement) : process;
    process = running;
    return running;
  }
}
