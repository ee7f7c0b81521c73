package dev.reev.runner.tool;

import dev.reev.runner.jupiter.JupiterClient;
import dev.reev.runner.jupiter.JupiterRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/** Lists the tokens that can be lent at Jupiter. */
final class GetLendEarnTokens implements Tool {

  private static final ToolSpec SPEC =
      new ToolSpec(
          "get_lend_earn_tokens",
          "Lists the lending tokens of Jupiter with their asset, rates and supply.",
          new Parameters()
              .optional("symbol", Parameters.text("Only those whose asset has this symbol."))
              .optional("mint_address", Parameters.account("Only that of this asset's mint."))
              .optional("jupiter_address", Parameters.account("Only that of this lending token."))
              .schema());

  private final JupiterClient jupiter;

  GetLendEarnTokens(JupiterClient jupiter) {
    this.jupiter = jupiter;
  }

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
    Optional<String> symbol = arguments.optionalText("symbol");
    Optional<String> mint = arguments.optionalAddress("mint_address").map(PublicKey::toBase58);
    Optional<String> address =
        arguments.optionalAddress("jupiter_address").map(PublicKey::toBase58);
    List<JsonNode> tokens = new ArrayList<>();
    try {
      for (JsonNode token : jupiter.tokens()) {
        if (symbol.filter(asked -> !asked.equalsIgnoreCase(assetSymbol(token))).isEmpty()
            && mint.filter(asked -> !asked.equals(text(token, "assetAddress"))).isEmpty()
            && address.filter(asked -> !asked.equals(text(token, "address"))).isEmpty()) {
          tokens.add(token);
        }
      }
    } catch (JupiterRefusedException e) {
      throw ToolRefusedException.by(e);
    }
    return Map.of("tokens", tokens);
  }

  private static String assetSymbol(JsonNode token) {
    return text(token.path("asset"), "symbol");
  }

  private static String text(JsonNode token, String field) {
    return token.path(field).asString("");
  }
}
