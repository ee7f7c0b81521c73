package dev.reev.runner.tool;

import dev.reev.runner.environment.Addresses;
import dev.reev.runner.ledger.LedgerRefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.TokenProgram;
import tools.jackson.databind.JsonNode;

/** Looks up what an account holds now. */
final class GetAccountBalance implements Tool {

  private static final ToolSpec SPEC =
      ToolSpec.of(
          "get_account_balance",
          "Tells the lamports of an account and, for a token account, its tokens.",
          "pubkey",
          """
          "pubkey": {"type": "string", "description": "Wallet or token account; a name or an address."},
          "token_mint": {"type": ["string", "null"], "description": "With a wallet: look at its associated token account of this mint."},
          "account_type": {"type": ["string", "null"], "description": "Not used."}
          """);

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode values, ToolContext context)
      throws ToolRefusedException {
    Arguments arguments = new Arguments(values, context.environment());
    PublicKey address = arguments.address("pubkey");
    if (arguments.has("token_mint")) {
      address =
          Addresses.associatedTokenAccount(
              address, arguments.address("token_mint"), TokenProgram.PROGRAM_ID);
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("address", address.toBase58());
    JsonNode account =
        context
            .ledger()
            .require("getAccountInfo", address.toBase58(), Map.of("encoding", "base64"))
            .path("value");
    content.put("exists", account.isObject());
    content.put("lamports", account.path("lamports").asLong(0));
    addTokens(address, account, context, content);
    return content;
  }

  private static void addTokens(
      PublicKey address, JsonNode account, ToolContext context, Map<String, Object> content) {
    if (!Addresses.isTokenProgram(account.path("owner").asString(""))) {
      return;
    }
    try {
      JsonNode tokens =
          context.ledger().call("getTokenAccountBalance", address.toBase58()).path("value");
      content.put("token_amount", tokens.path("amount").asString());
      content.put("token_decimals", tokens.path("decimals").asInt());
      content.put("token_ui_amount", tokens.path("uiAmountString").asString());
    } catch (LedgerRefusedException e) {
      // A mint belongs to the token program too and has no balance: there is nothing to add.
      content.put("note", "this account holds no tokens itself");
    }
  }
}
