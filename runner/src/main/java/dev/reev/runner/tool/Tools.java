package dev.reev.runner.tool;

import dev.reev.benchmarks.benchmark.Benchmark;
import java.util.List;

/** Which tools there are. */
public final class Tools {

  private Tools() {}

  /** Tools that an agent is offered for a benchmark. */
  public static List<Tool> offeredFor(Benchmark benchmark) {
    return List.of();
  }
}
