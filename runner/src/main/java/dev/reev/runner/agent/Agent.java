package dev.reev.runner.agent;

import dev.reev.runner.failure.RunFailedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** Answers a task with the instructions of one transaction, or with data. */
public sealed interface Agent extends AutoCloseable
    permits DeterministicAgent, SolutionAgent, ControlAgent, ChatAgent, CommandAgent {

  /**
   * Answers one task. Mistakes of the agent, or limits that it exceeds, give an answer with a
   * {@link Answer#issue}: they are scored.
   *
   * @throws RunFailedException when there is no answer to score: the model cannot be reached, or
   *     the agent broke
   */
  Answer answer(Task task);

  /** Ends every process that the agent started. */
  @Override
  default void close() {}

  /**
   * An answer.
   *
   * @param thought the agent's remark about it, if any
   * @param instructions empty when the agent chooses to do nothing
   * @param data the data that an API benchmark asks for; null when there is none
   * @param issue why the agent was cut off, one line; null when it came to its own end
   * @param undecided why its reply counts as no decision, one line; null when it is one
   */
  record Answer(
      @Nullable String thought,
      List<TransactionInstruction> instructions,
      @Nullable JsonNode data,
      @Nullable String issue,
      @Nullable String undecided) {

    public Answer {
      instructions = List.copyOf(instructions);
    }

    /** An answer that is a decision, unless it was cut off. */
    Answer(
        @Nullable String thought,
        List<TransactionInstruction> instructions,
        @Nullable JsonNode data,
        @Nullable String issue) {
      this(thought, instructions, data, issue, null);
    }

    /** The agent used up its turns or its time: a transaction that it has begun is not executed. */
    static Answer cutOff(@Nullable String thought, String issue) {
      return new Answer(thought, List.of(), null, issue);
    }

    /** A reply that decides nothing: neither to send a transaction nor to send none. */
    static Answer undecided(@Nullable String thought, String why) {
      return new Answer(thought, List.of(), null, null, why);
    }
  }
}
