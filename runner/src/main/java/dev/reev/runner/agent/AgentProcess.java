package dev.reev.runner.agent;

import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.agent.AgentOutput.Event;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.sandbox.AgentSandbox;
import dev.reev.sandbox.ConfinedCommand;
import dev.reev.sandbox.SandboxUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A running agent: its process, pipes and folder, which share one lifetime. */
final class AgentProcess implements AutoCloseable {

  /** Time for an agent to end after its input closes. */
  private static final Duration QUIET_END = Duration.ofMillis(300);

  /** From TERM to KILL; together with {@link #QUIET_END} below the 2 s for the end of a run. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Longest time between the end of the output and the exit of the process. */
  private static final Duration EXIT_CODE = Duration.ofMillis(500);

  private final Process process;
  private final ConfinedCommand command;
  private final @Nullable EgressGate gate;
  private final ProcessTree tree;
  private final MemoryWatch memory;
  private final AgentFolder folder;
  private final AgentInput input;
  private final AgentOutput output;
  private final AgentErrors errors;
  private final Thread endHook;

  private AgentProcess(
      Process process, AgentFolder folder, ConfinedCommand command, @Nullable EgressGate gate) {
    this.process = process;
    this.command = command;
    this.gate = gate;
    this.tree = new ProcessTree(process.toHandle(), command.isConfined() ? null : command.home());
    this.folder = folder;
    this.memory = new MemoryWatch(tree);
    this.input = new AgentInput(process.getOutputStream());
    this.output = new AgentOutput(process.getInputStream());
    this.errors = new AgentErrors(process.getErrorStream());
    // Processes that the agent leaves behind would keep its output open and hide that it ended.
    var unused = process.onExit().thenRun(tree::kill);
    this.endHook = new Thread(this::endAtOnce, "agent-end");
    Runtime.getRuntime().addShutdownHook(endHook);
  }

  /**
   * Starts an agent. It inherits only the variables of its command; the JDK closes all other
   * descriptors.
   *
   * @throws RunFailedException when the executable cannot be started
   */
  static AgentProcess start(AgentCommand command, AgentConfinement confinement) {
    AgentFolder folder = null;
    EgressGate gate = null;
    try {
      folder = AgentFolder.create();
      gate = confinement.gate(folder.path());
      ConfinedCommand confined =
          confinement
              .sandbox()
              .confine(command.program(folder.path(), gate == null ? null : gate.asSeenInside()));
      ProcessBuilder builder =
          new ProcessBuilder(confined.words())
              .directory(folder.path().resolve(AgentSandbox.HOME_FOLDER).toFile());
      builder.environment().clear();
      builder.environment().putAll(command.variables(confined.home()));
      if (gate != null) {
        builder.environment().putAll(EgressGate.VARIABLES);
      }
      return new AgentProcess(builder.start(), folder, confined, gate);
    } catch (SandboxUnavailableException e) {
      close(folder, gate);
      throw unconfinable(e);
    } catch (IOException e) {
      close(folder, gate);
      throw new RunFailedException(
          new SessionFailure(
              SessionFailure.AGENT_UNAVAILABLE,
              "the agent's command " + command.name() + " cannot be started: " + reason(e),
              SessionFailure.NOT_CONFIGURED,
              null),
          e);
    }
  }

  private static void close(@Nullable AgentFolder folder, @Nullable EgressGate gate) {
    if (gate != null) {
      gate.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  private static RunFailedException unconfinable(SandboxUnavailableException e) {
    return new RunFailedException(
        SessionFailure.SANDBOX_UNAVAILABLE, String.valueOf(e.getMessage()), e);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Drops output from before the current request: it does not count. */
  void skipReadAhead() throws InterruptedException {
    output.skipReadAhead();
  }

  /** Sends a line; false when the agent does not read it in time. */
  boolean send(String line, Deadline deadline) throws InterruptedException {
    return input.send(line, deadline);
  }

  /** Waits for the next event of the agent's output; null when the time is up. */
  @Nullable Event next(Deadline deadline) throws InterruptedException {
    return output.next(deadline);
  }

  /** Keeps a remark of the agent for {@link #lastWords}. */
  void remember(String remark) {
    errors.add(remark);
  }

  /**
   * Returns in one line how the process ended and its last words, which are not yet redacted.
   *
   * @throws RunFailedException when its sandbox failed, so that it never started
   */
  String lastWords() throws InterruptedException {
    boolean ended = process.waitFor(EXIT_CODE.toMillis(), TimeUnit.MILLISECONDS);
    try {
      command.requireStarted(errors.lastLine());
    } catch (SandboxUnavailableException e) {
      throw unconfinable(e);
    }
    if (memory.isUsedUp()) {
      return "it was ended, for its processes took more than "
          + MemoryWatch.LIMIT_BYTES / (1024 * 1024)
          + " MiB of memory";
    }
    String how = ended ? "it ended with exit code " + process.exitValue() : "it closed its output";
    String line = errors.lastLine();
    return line.isEmpty() ? how : how + ", its last words: " + line;
  }

  /** Ends all processes of the agent: closes the input, then sends TERM, then KILL. */
  @Override
  public void close() {
    input.close();
    try {
      process.waitFor(QUIET_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    memory.close();
    tree.end(GRACE);
    close(folder, gate);
    try {
      Runtime.getRuntime().removeShutdownHook(endHook);
    } catch (IllegalStateException e) {
      // The runner is shutting down already, and the hook is running.
    }
  }

  /** The runner is shutting down: kills without a grace period. */
  private void endAtOnce() {
    tree.kill();
    close(folder, gate);
  }

  /** Reason alone: the message of the exception repeats the command and the folder. */
  private static String reason(IOException e) {
    Throwable cause = e.getCause();
    return String.valueOf((cause == null ? e : cause).getMessage());
  }
}
