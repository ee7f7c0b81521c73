package dev.reev.runner.agent;

import dev.reev.benchmarks.session.AccountState;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.tool.ToolBox;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Task for an agent, one per step. Nothing in it comes from the ground truth.
 *
 * @param step number, from 1
 * @param wantsData true when the answer is data and not a transaction
 * @param environment names and their addresses
 * @param accounts current state by name
 * @param earlier outcomes of the earlier steps, in their order
 * @param tools tools that the agent may call
 * @param deadline end of its time
 * @param evidence where requests to models are recorded; the tools record themselves
 */
public record Task(
    int step,
    String prompt,
    boolean wantsData,
    Environment environment,
    Map<String, AccountState> accounts,
    List<EarlierStep> earlier,
    ToolBox tools,
    Deadline deadline,
    Evidence evidence) {

  /** Replaces the addresses of accounts in a text by their names. */
  String withNames(String text) {
    String named = text;
    for (Map.Entry<String, String> account : environment.keyMap().entrySet()) {
      named = named.replace(account.getValue(), account.getKey());
    }
    return named;
  }

  /**
   * A finished step.
   *
   * @param status {@code Success} or {@code Failure}, as the ledger reported it
   * @param error message; null when there is none
   */
  public record EarlierStep(int step, String prompt, String status, @Nullable String error) {}
}
