package dev.reev.runner.agent;

import dev.reev.benchmarks.benchmark.ExpectedInstruction;
import dev.reev.benchmarks.benchmark.ExpectedToolCall;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.environment.Addresses;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.tool.ToolReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;

/**
 * Sends the expected instructions of a step themselves; where a benchmark leaves the data of a
 * transfer open, the amount in the prompt fills it in. A step without expected instructions is
 * answered by the tool calls that the benchmark says lead to a right answer, and one whose right
 * answer is to send nothing, with nothing.
 */
public final class DeterministicAgent implements Agent {

  private final GroundTruth groundTruth;

  /** The only agent that may see the ground truth. */
  public DeterministicAgent(GroundTruth groundTruth) {
    this.groundTruth = groundTruth;
  }

  @Override
  public Answer answer(Task task) {
    task.evidence().prompt(task.tools().names(), task.prompt(), task.prompt());
    if (task.wantsData()) {
      return new Answer(null, List.of(), ReevJson.MAPPER.valueToTree(callTools(task)), null);
    }
    if (groundTruth.forbidsTransaction()) {
      return transaction(List.of());
    }
    List<ExpectedInstruction> expected =
        groundTruth.expectedInstructions().stream()
            .filter(instruction -> instruction.step() == task.step())
            .toList();
    if (expected.isEmpty()) {
      callTools(task);
      return transaction(task.tools().transaction());
    }
    return transaction(
        expected.stream()
            .map(instruction -> instruction(instruction, task.prompt(), task.environment()))
            .toList());
  }

  private static Answer transaction(List<TransactionInstruction> instructions) {
    return new Answer(null, instructions, null, null);
  }

  /**
   * Makes the tool calls of the step.
   *
   * @return their results in one; of equal names the last counts
   */
  private Map<String, Object> callTools(Task task) {
    List<ExpectedToolCall> calls =
        groundTruth.toolValidation().stream().filter(call -> call.step() == task.step()).toList();
    if (calls.isEmpty()) {
      throw failure(
          "the benchmark names no expected instruction and no tool call for step " + task.step());
    }
    Map<String, Object> results = new LinkedHashMap<>();
    for (ExpectedToolCall call : calls) {
      ToolReply reply =
          task.tools().call(call.toolName(), ReevJson.MAPPER.valueToTree(call.expectedParams()));
      if (!reply.ok()) {
        throw failure("tool " + call.toolName() + " said: " + reply.content().get("error"));
      }
      results.putAll(reply.content());
    }
    return results;
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
