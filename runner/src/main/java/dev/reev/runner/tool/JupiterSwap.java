package dev.reev.runner.tool;

import dev.reev.runner.jupiter.JupiterClient;
import dev.reev.runner.jupiter.JupiterRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** Swaps one token for another. */
final class JupiterSwap implements Tool {

  private static final int DEFAULT_SLIPPAGE_BPS = 50;

  private static final ToolSpec SPEC =
      ToolSpec.of(
          "jupiter_swap",
          "Adds instructions that swap tokens on Jupiter.",
          "user_pubkey input_mint output_mint amount",
          """
          "user_pubkey": {"type": "string", "description": "The user's wallet; a name or an address."},
          "input_mint": {"type": "string", "description": "Token to give; a name or an address. SOL is So11111111111111111111111111111111111111112."},
          "output_mint": {"type": "string", "description": "Token to get; a name or an address."},
          "amount": {"type": ["integer", "string"], "description": "Base units of the token to give."},
          "slippage_bps": {"type": "integer", "minimum": 0, "maximum": 1000, "description": "Hundredths of a percent; 50 when absent."}
          """);

  private final JupiterClient jupiter;

  JupiterSwap(JupiterClient jupiter) {
    this.jupiter = jupiter;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode values, ToolContext context)
      throws ToolRefusedException {
    Arguments arguments = new Arguments(values, context.environment());
    int slippage = values.path("slippage_bps").asInt(DEFAULT_SLIPPAGE_BPS);
    try {
      JsonNode quote =
          jupiter.get(
              "/swap/v1/quote",
              Map.of(
                  "inputMint", arguments.address("input_mint").toBase58(),
                  "outputMint", arguments.address("output_mint").toBase58(),
                  "amount", Long.toUnsignedString(arguments.amount("amount")),
                  "slippageBps", Integer.toString(slippage),
                  // A route over several markets does not fit a legacy transaction.
                  "onlyDirectRoutes", "true",
                  "maxAccounts", "15"));
      JsonNode swap =
          jupiter.post(
              "/swap/v1/swap-instructions",
              Map.of(
                  "quoteResponse",
                  quote,
                  "userPublicKey",
                  arguments.address("user_pubkey").toBase58()));
      return Built.add(instructions(swap), context);
    } catch (JupiterRefusedException e) {
      throw new ToolRefusedException(Objects.toString(e.getMessage()));
    }
  }

  private static List<TransactionInstruction> instructions(JsonNode swap)
      throws JupiterRefusedException {
    List<TransactionInstruction> instructions = new ArrayList<>();
    for (String list : List.of("computeBudgetInstructions", "setupInstructions")) {
      for (JsonNode instruction : swap.path(list)) {
        instructions.add(JupiterClient.instruction(instruction));
      }
    }
    instructions.add(JupiterClient.instruction(swap.path("swapInstruction")));
    if (swap.path("cleanupInstruction").isObject()) {
      instructions.add(JupiterClient.instruction(swap.path("cleanupInstruction")));
    }
    return instructions;
  }
}
