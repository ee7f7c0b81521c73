package dev.reev.benchmarks.agent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Behavior of a control agent, the same for every task. No control understands a task, so its score
 * is what a benchmark gives away.
 */
public enum ControlBehavior {
  /** No tool call, transaction, text or data. */
  NOTHING("control-nothing", "nothing"),

  /**
   * Calls every tool once, with arguments from the task, and sends the instructions they return.
   */
  EVERY_TOOL("control-every-tool", "every tool"),

  /** Repeats the prompt. */
  ECHO("control-echo", "echo"),

  /** Sends all SOL and all tokens of the user to the first other wallet. */
  SEND_ALL("control-send-all", "send all");

  private final String agent;
  private final String title;

  ControlBehavior(String agent, String title) {
    this.agent = agent;
    this.title = title;
  }

  /** Name that runs refer to. */
  public String agent() {
    return agent;
  }

  /** Display name. */
  public String title() {
    return title;
  }

  /** Names of all control agents. */
  public static List<String> agents() {
    return Stream.of(values()).map(ControlBehavior::agent).toList();
  }

  static Optional<ControlBehavior> of(String agent) {
    return Stream.of(values()).filter(behavior -> behavior.agent.equals(agent)).findFirst();
  }
}
