package dev.reev.runner.agent;

import dev.reev.runner.environment.Environment;
import dev.reev.runner.failure.RunFailedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.TransactionInstruction;

/** Answers a prompt with the instructions of one transaction. */
public sealed interface Agent permits DeterministicAgent {

  /** The name under which a run asks for it. */
  String type();

  /** Names of the tools it may call; empty when it calls none. */
  List<String> toolNames();

  /**
   * Answers once.
   *
   * @throws RunFailedException when it has no answer, which is not the same as an empty one
   */
  Answer answer(String prompt, Environment environment);

  /**
   * An answer.
   *
   * @param thought what the agent says about it, if anything
   * @param instructions empty when the agent chooses to do nothing
   */
  record Answer(@Nullable String thought, List<TransactionInstruction> instructions) {

    /** Keeps a copy of the list. */
    public Answer {
      instructions = List.copyOf(instructions);
    }
  }
}
