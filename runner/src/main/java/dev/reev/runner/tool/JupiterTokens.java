package dev.reev.runner.tool;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.jupiter.JupiterClient;
import dev.reev.runner.jupiter.JupiterRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Lists what can be lent on Jupiter. */
final class JupiterTokens implements Tool {

  private static final ToolSpec SPEC =
      ToolSpec.of(
          "get_lend_earn_tokens",
          "Lists the tokens of Jupiter Lend; all of them, or those that fit the arguments.",
          "",
          """
          "symbol": {"type": ["string", "null"], "description": "For example USDC."},
          "mint_address": {"type": ["string", "null"], "description": "Mint of the token to lend."},
          "jupiter_address": {"type": ["string", "null"], "description": "Mint of the shares."}
          """);

  private final JupiterClient jupiter;

  JupiterTokens(JupiterClient jupiter) {
    this.jupiter = jupiter;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode values, ToolContext context)
      throws ToolRefusedException {
    try {
      List<Object> tokens = new ArrayList<>();
      for (JsonNode token : jupiter.get("/lend/v1/earn/tokens", Map.of())) {
        if (fits(values.path("jupiter_address"), token.path("address"))
            && fits(values.path("mint_address"), token.path("asset").path("address"))
            && fits(values.path("symbol"), token.path("asset").path("symbol"))) {
          tokens.add(ReevJson.MAPPER.treeToValue(token, Object.class));
        }
      }
      return Map.of("tokens", tokens);
    } catch (JupiterRefusedException e) {
      throw new ToolRefusedException(Objects.toString(e.getMessage()));
    }
  }

  private static boolean fits(JsonNode wanted, JsonNode actual) {
    return !wanted.isString() || wanted.asString().equalsIgnoreCase(actual.asString(""));
  }
}
