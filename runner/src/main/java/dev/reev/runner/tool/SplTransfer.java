package dev.reev.runner.tool;

import dev.reev.runner.environment.Addresses;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.TokenProgram;
import tools.jackson.databind.JsonNode;

/**
 * Moves tokens between token accounts. It makes no account and corrects no address: that would hide
 * the agent's mistake.
 */
final class SplTransfer implements Tool {

  private static final ToolSpec SPEC =
      ToolSpec.of(
          "spl_transfer",
          "Adds a transfer of tokens from the user's associated token account to the transaction."
              + " The recipient is a token account, not a wallet, and must exist by then.",
          "user_pubkey recipient_pubkey amount mint_address",
          """
          "user_pubkey": {"type": "string", "description": "Wallet that owns the tokens; a name or an address."},
          "recipient_pubkey": {"type": "string", "description": "Token account that receives; a name or an address."},
          "amount": {"type": ["integer", "string"], "description": "Base units; the decimals of the mint say how many make one token. Text for amounts beyond 2^53."},
          "mint_address": {"type": "string", "description": "The token; a name or an address."}
          """);

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode values, ToolContext context)
      throws ToolRefusedException {
    Arguments arguments = new Arguments(values, context.environment());
    PublicKey user = arguments.address("user_pubkey");
    PublicKey source =
        Addresses.associatedTokenAccount(
            user, arguments.address("mint_address"), TokenProgram.PROGRAM_ID);
    return Built.add(
        List.of(
            TokenProgram.transfer(
                source, arguments.address("recipient_pubkey"), arguments.amount("amount"), user)),
        context);
  }
}
