package dev.reev.runner.tool;

import java.util.List;
import java.util.Map;
import org.p2p.solanaj.programs.SystemProgram;
import tools.jackson.databind.JsonNode;

/** Moves SOL between wallets. */
final class SolTransfer implements Tool {

  private static final ToolSpec SPEC =
      ToolSpec.of(
          "sol_transfer",
          "Adds a transfer of SOL to the transaction. For other tokens use spl_transfer.",
          "user_pubkey recipient_pubkey amount operation",
          """
          "user_pubkey": {"type": "string", "description": "Wallet that pays; a name or an address."},
          "recipient_pubkey": {"type": "string", "description": "Wallet that receives; a name or an address."},
          "amount": {"type": ["integer", "string"], "description": "Lamports; 1 SOL = 1000000000."},
          "operation": {"type": "string", "enum": ["sol", "spl"], "description": "sol."},
          "mint_address": {"type": ["string", "null"], "description": "Not used."}
          """);

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode values, ToolContext context)
      throws ToolRefusedException {
    Arguments arguments = new Arguments(values, context.environment());
    if (arguments.text("operation").equals("spl")) {
      throw new ToolRefusedException("sol_transfer moves SOL only; for tokens call spl_transfer");
    }
    return Built.add(
        List.of(
            SystemProgram.transfer(
                arguments.address("user_pubkey"),
                arguments.address("recipient_pubkey"),
                arguments.amount("amount"))),
        context);
  }
}
