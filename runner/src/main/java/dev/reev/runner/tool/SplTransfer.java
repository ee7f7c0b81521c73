package dev.reev.runner.tool;

import dev.reev.runner.environment.Addresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/**
 * Sends tokens from the associated token account of a wallet. Builds exactly the requested
 * transfer, even when it must fail on the ledger: a silent repair would hide the mistake from the
 * score.
 */
final class SplTransfer implements Tool {

  private static final ToolSpec SPEC =
      new ToolSpec(
          "spl_transfer",
          "Adds a transfer of tokens, from the user's associated token account of the mint to a"
              + " token account, to the transaction. It does not create accounts.",
          new Parameters()
              .required("user_pubkey", Parameters.account("The wallet whose tokens are sent."))
              .required(
                  "recipient_pubkey",
                  Parameters.account("The token account that receives; not a wallet."))
              .required(
                  "amount", Parameters.amount("Base units; 1 USDC (6 decimals) is 1000000 units."))
              .required("mint_address", Parameters.account("The mint of the token."))
              .schema());

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode json, ToolContext context) throws ToolRefusedException {
    CallArguments arguments = new CallArguments(json, context);
    PublicKey user = arguments.address("user_pubkey");
    PublicKey recipient = arguments.address("recipient_pubkey");
    PublicKey mint = arguments.address("mint_address");
    long amount = arguments.amount("amount");
    PublicKey program = new Holdings(context).tokenProgram(mint);
    PublicKey source = Addresses.associatedTokenAccount(user, mint, program);
    Map<String, Object> reply =
        new LinkedHashMap<>(
            context.build(List.of(Transfers.token(program, source, recipient, user, amount))));
    reply.put("source", source.toBase58());
    reply.put("destination", recipient.toBase58());
    return reply;
  }
}
