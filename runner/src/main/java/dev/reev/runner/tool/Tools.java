package dev.reev.runner.tool;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.jupiter.JupiterClient;
import dev.reev.runner.jupiter.JupiterClient.LendAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All tools, and the choice of those for a run. */
public final class Tools {

  private Tools() {}

  /**
   * Tools for a benchmark; those of Jupiter only where the benchmark can use Jupiter.
   *
   * @param environment of this process, for the address of the Jupiter API
   * @throws RunFailedException when that address is invalid
   */
  public static List<Tool> offeredFor(Benchmark benchmark, Map<String, String> environment) {
    List<Tool> tools =
        new ArrayList<>(
            List.of(
                new SolTransfer(),
                new SplTransfer(),
                new GetAccountBalance(),
                new BuildInstruction(),
                new DiscardInstructions()));
    if (benchmark.needsFork() || benchmark.groundTruth().skipInstructionValidation()) {
      tools.addAll(ofJupiter(JupiterClient.of(environment)));
    }
    return List.copyOf(tools);
  }

  /**
   * Tools for a benchmark, without those that the definition of the agent excludes.
   *
   * @throws RunFailedException when the address of the Jupiter API is invalid
   */
  public static List<Tool> offeredFor(
      Benchmark benchmark, AgentDefinition agent, Map<String, String> environment) {
    List<Tool> all = offeredFor(benchmark, environment);
    return agent instanceof AgentDefinition.Chat chat
        ? all.stream().filter(tool -> chat.settings().offers(tool.spec().name())).toList()
        : all;
  }

  private static List<Tool> ofJupiter(JupiterClient jupiter) {
    return List.of(
        new JupiterSwap(jupiter),
        JupiterLend.byAmount(
            jupiter,
            LendAction.DEPOSIT,
            "Adds a deposit of an asset into Jupiter lending to the transaction; SOL is wrapped"
                + " before."),
        JupiterLend.byAmount(
            jupiter,
            LendAction.WITHDRAW,
            "Adds a withdrawal of an asset from Jupiter lending to the transaction; SOL comes back"
                + " wrapped."),
        JupiterLend.byShares(
            jupiter,
            LendAction.MINT,
            "Adds the minting of so many lending tokens, paid with the asset, to the transaction."),
        JupiterLend.byShares(
            jupiter,
            LendAction.REDEEM,
            "Adds the redemption of so many lending tokens for the asset to the transaction."),
        new GetLendEarnTokens(jupiter),
        new JupiterEarn(jupiter));
  }
}
