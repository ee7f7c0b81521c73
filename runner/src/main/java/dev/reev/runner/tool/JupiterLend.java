package dev.reev.runner.tool;

import dev.reev.runner.jupiter.JupiterClient;
import dev.reev.runner.jupiter.JupiterRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** One action on Jupiter Lend: deposit, withdraw, mint or redeem. */
final class JupiterLend implements Tool {

  /**
   * What the arguments are called.
   *
   * @param sent what Jupiter calls the amount
   */
  record Names(String wallet, String asset, String amount, String sent) {}

  private final JupiterClient jupiter;
  private final String action;
  private final ToolSpec spec;
  private final Names names;

  JupiterLend(JupiterClient jupiter, String action, ToolSpec spec, Names names) {
    this.jupiter = jupiter;
    this.action = action;
    this.spec = spec;
    this.names = names;
  }

  @Override
  public ToolSpec spec() {
    return spec;
  }

  @Override
  public Map<String, Object> call(JsonNode values, ToolContext context)
      throws ToolRefusedException {
    Arguments arguments = new Arguments(values, context.environment());
    try {
      JsonNode answer =
          jupiter.post(
              "/lend/v1/earn/" + action + "-instructions",
              Map.of(
                  "asset",
                  arguments.address(names.asset()).toBase58(),
                  "signer",
                  arguments.address(names.wallet()).toBase58(),
                  names.sent(),
                  Long.toUnsignedString(arguments.amount(names.amount()))));
      List<TransactionInstruction> instructions = new ArrayList<>();
      for (JsonNode instruction : answer.path("instructions")) {
        instructions.add(JupiterClient.instruction(instruction));
      }
      if (instructions.isEmpty()) {
        throw new ToolRefusedException("Jupiter answered without instructions");
      }
      return Built.add(instructions, context);
    } catch (JupiterRefusedException e) {
      throw new ToolRefusedException(Objects.toString(e.getMessage()));
    }
  }
}
