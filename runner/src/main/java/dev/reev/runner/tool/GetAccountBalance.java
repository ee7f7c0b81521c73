package dev.reev.runner.tool;

import dev.reev.runner.tool.Holdings.Holding;
import dev.reev.runner.tool.Holdings.TokenAmount;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/** Looks up the current balance of an account. */
final class GetAccountBalance implements Tool {

  private static final int SOL_DECIMALS = 9;

  private static final ToolSpec SPEC =
      new ToolSpec(
          "get_account_balance",
          "Reads the lamports of an account and the tokens it holds, as they are now.",
          new Parameters()
              .required("pubkey", Parameters.account("A wallet or a token account."))
              .optional(
                  "token_mint",
                  Parameters.account(
                      "Reads the wallet's associated token account of this mint instead."))
              .optional("account_type", Parameters.text("Not used."))
              .schema());

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public boolean builds() {
    return false;
  }

  @Override
  public Map<String, Object> call(JsonNode json, ToolContext context) throws ToolRefusedException {
    CallArguments arguments = new CallArguments(json, context);
    Holdings holdings = new Holdings(context);
    PublicKey account = arguments.address("pubkey");
    Optional<PublicKey> mint = arguments.optionalAddress("token_mint");
    if (mint.isPresent() && holdings.tokens(account).isEmpty()) {
      account = holdings.tokenAccount(account, mint.get());
    }
    return describe(account, holdings);
  }

  private static Map<String, Object> describe(PublicKey account, Holdings holdings) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("pubkey", account.toBase58());
    Optional<Holding> found = holdings.account(account);
    reply.put("exists", found.isPresent());
    if (found.isEmpty()) {
      return reply;
    }
    Holding holding = found.get();
    reply.put("owner", holding.owner());
    reply.put("lamports", holding.lamports());
    reply.put("sol", shown(new BigDecimal(holding.lamports(), SOL_DECIMALS)));
    Optional<TokenAmount> tokens = holdings.tokens(account);
    tokens.ifPresent(
        token -> {
          reply.put("token_amount", token.amount().toString());
          reply.put("token_decimals", token.decimals());
          reply.put("token_ui_amount", token.shown());
        });
    return reply;
  }

  private static String shown(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
