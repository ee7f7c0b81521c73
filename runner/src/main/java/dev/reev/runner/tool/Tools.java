package dev.reev.runner.tool;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.runner.jupiter.JupiterClient;
import java.util.ArrayList;
import java.util.List;

/** Which tools there are. */
public final class Tools {

  private static final List<Tool> ALWAYS =
      List.of(
          new SolTransfer(),
          new SplTransfer(),
          new GetAccountBalance(),
          new BuildInstruction(),
          new DiscardInstructions());

  private final JupiterClient jupiter;

  /** With the service that the Jupiter tools call. */
  public Tools(JupiterClient jupiter) {
    this.jupiter = jupiter;
  }

  /** Tools that an agent is offered for a benchmark: Jupiter's only where its programs exist. */
  public List<Tool> offeredFor(Benchmark benchmark) {
    List<Tool> tools = new ArrayList<>(ALWAYS);
    if (benchmark.needsFork() || benchmark.groundTruth().skipInstructionValidation()) {
      tools.addAll(JupiterTools.all(jupiter));
    }
    return tools;
  }
}
