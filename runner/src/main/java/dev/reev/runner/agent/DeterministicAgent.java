package dev.reev.runner.agent;

import dev.reev.benchmarks.benchmark.ExpectedInstruction;
import dev.reev.benchmarks.benchmark.GroundTruth;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.environment.Addresses;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.failure.RunFailedException;
import java.util.List;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;

/**
 * Sends the expected instructions themselves. Where a benchmark leaves the data of a transfer open,
 * the amount in the prompt fills it in.
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
    if (groundTruth.expectedInstructions().isEmpty()) {
      throw failure("the benchmark names no expected instruction to send");
    }
    return new Answer(
        null,
        groundTruth.expectedInstructions().stream()
            .map(expected -> instruction(expected, task.prompt(), task.environment()))
            .toList(),
        null,
        null);
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
