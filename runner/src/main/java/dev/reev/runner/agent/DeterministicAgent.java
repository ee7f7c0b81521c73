package dev.reev.runner.agent;

import dev.reev.benchmarks.benchmark.ExpectedInstruction;
import dev.reev.benchmarks.benchmark.ExpectedToolCall;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.environment.Addresses;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.tool.ToolReply;
import java.util.List;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/**
 * Sends the expected instructions themselves; where the benchmark names tool calls in their place,
 * it makes those, and answers with the last result when the benchmark wants data. Where a benchmark
 * leaves the data of a transfer open, the amount in the prompt fills it in.
 */
public final class DeterministicAgent implements Agent {

  private final GroundTruth groundTruth;

  /** Creates the only agent that may see the ground truth. */
  public DeterministicAgent(GroundTruth groundTruth) {
    this.groundTruth = groundTruth;
  }

  @Override
  public Answer answer(Task task) {
    task.evidence().prompt(task.tools().names(), task.prompt(), task.prompt(), task.prompt());
    if (groundTruth.forbidsTransaction()) {
      return new Answer(groundTruth.answer(), List.of(), null, null);
    }
    List<TransactionInstruction> expected =
        groundTruth.expectedInstructions().stream()
            .filter(instruction -> instruction.step() == task.step())
            .map(instruction -> instruction(instruction, task.prompt(), task.environment()))
            .toList();
    return expected.isEmpty()
        ? callTools(task)
        : new Answer(groundTruth.answer(), expected, null, null);
  }

  /**
   * Makes the expected tool calls: an external service builds the instructions, so the benchmark
   * cannot list them.
   */
  private Answer callTools(Task task) {
    List<ExpectedToolCall> calls =
        groundTruth.toolValidation().stream().filter(call -> call.step() == task.step()).toList();
    if (calls.isEmpty()) {
      throw failure("the benchmark names neither an expected instruction nor a tool call");
    }
    JsonNode data = null;
    for (ExpectedToolCall call : calls) {
      ToolReply reply = task.tools().call(call.toolName(), JsonTrees.of(call.expectedParams()));
      if (!reply.ok()) {
        throw failure(call.toolName() + ": " + reply.content().get("error"));
      }
      data = JsonTrees.of(reply.content());
    }
    return new Answer(
        groundTruth.answer(), task.tools().transaction(), task.wantsData() ? data : null, null);
  }

  private static TransactionInstruction instruction(
      ExpectedInstruction expected, String prompt, Environment environment) {
    PublicKey program =
        Addresses.parse(expected.programId())
            .orElseThrow(() -> failure("program_id " + expected.programId() + " is no address"));
    List<AccountMeta> accounts =
        expected.accounts().stream()
            .map(
                account ->
                    new AccountMeta(
                        environment
                            .resolve(account.pubkey())
                            .orElseThrow(
                                () -> failure("nothing is known of account " + account.pubkey())),
                        account.isSigner(),
                        account.isWritable()))
            .toList();
    byte[] data = TransferData.of(program, accounts, expected.data(), prompt);
    return new TransactionInstruction(program, accounts, data);
  }

  static RunFailedException failure(String message) {
    return new RunFailedException(
        SessionFailure.AGENT_ERROR, "the deterministic agent has no answer: " + message);
  }
}
