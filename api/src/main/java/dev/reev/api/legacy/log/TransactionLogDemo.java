package dev.reev.api.legacy.log;

import dev.reev.benchmarks.session.Observation;
import dev.reev.benchmarks.session.Step;
import java.util.List;
import java.util.Map;

/** Invented logs of a swap, for whoever builds a page without having a run. */
final class TransactionLogDemo {

  private static final Step STEP =
      new Step(
          1,
          "Swap 0.1 SOL to USDC",
          null,
          List.of(),
          null,
          new Observation(
              Observation.SUCCESS,
              null,
              null,
              List.of(
                  "Program JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4 invoke [1]",
                  "Program log: Instruction: Route",
                  "Program TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA invoke [2]",
                  "Program log: Instruction: Transfer",
                  "Program TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA success",
                  "Program JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4 consumed 81234 of 1400000"
                      + " compute units",
                  "Program JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4 success"),
              5000L,
              81_234L,
              null,
              Map.of(),
              Map.of()),
          Map.of());

  private TransactionLogDemo() {}

  static TransactionLogView view(LogFormat format, boolean showCu) {
    return new TransactionLogView(
        "demo-jupiter-swap",
        null,
        new TransactionLogs(List.of(STEP), showCu).as(format),
        format.wireName(),
        showCu,
        "Demo: no run has logged this",
        false);
  }
}
