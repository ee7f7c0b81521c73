package dev.reev.runner.tool;

import dev.reev.runner.jupiter.JupiterClient;
import dev.reev.runner.jupiter.JupiterClient.Swap;
import dev.reev.runner.jupiter.JupiterRefusedException;
import java.util.Map;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/** Swaps tokens through Jupiter. */
final class JupiterSwap implements Tool {

  private static final int DEFAULT_SLIPPAGE_BPS = 50;

  private static final int MAX_SLIPPAGE_BPS = 1000;

  private static final ToolSpec SPEC =
      new ToolSpec(
          "jupiter_swap",
          "Adds a swap of one token into another, through Jupiter, to the transaction. SOL is"
              + " wrapped and unwrapped on the way; its mint is"
              + " So11111111111111111111111111111111111111112.",
          new Parameters()
              .required("user_pubkey", Parameters.account("The wallet that swaps."))
              .required("input_mint", Parameters.account("The mint of the token to give."))
              .required("output_mint", Parameters.account("The mint of the token to get."))
              .required("amount", Parameters.amount("Base units of the token to give."))
              .optional(
                  "slippage_bps",
                  Parameters.integer(
                      "How much worse than quoted it may get, in hundredths of a per cent; "
                          + DEFAULT_SLIPPAGE_BPS
                          + " if left out.",
                      0,
                      MAX_SLIPPAGE_BPS))
              .schema());

  private final JupiterClient jupiter;

  JupiterSwap(JupiterClient jupiter) {
    this.jupiter = jupiter;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode json, ToolContext context) throws ToolRefusedException {
    CallArguments arguments = new CallArguments(json, context);
    PublicKey user = arguments.address("user_pubkey");
    PublicKey inputMint = arguments.address("input_mint");
    long amount = arguments.amount("amount");
    new Holdings(context).requireFunds(user, inputMint, amount);
    Swap swap =
        new Swap(
            user,
            inputMint,
            arguments.address("output_mint"),
            amount,
            json.path("slippage_bps").asInt(DEFAULT_SLIPPAGE_BPS));
    try {
      return context.build(jupiter.swap(swap));
    } catch (JupiterRefusedException e) {
      throw ToolRefusedException.by(e);
    }
  }
}
