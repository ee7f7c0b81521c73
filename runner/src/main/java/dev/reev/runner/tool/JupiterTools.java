package dev.reev.runner.tool;

import dev.reev.runner.jupiter.JupiterClient;
import java.util.List;

/** The tools that call Jupiter, under the names and arguments that agents know. */
final class JupiterTools {

  private static final String ASSET_AND_AMOUNT =
      """
      "user_pubkey": {"type": "string", "description": "The user's wallet; a name or an address."},
      "asset_mint": {"type": "string", "description": "The token; a name or an address."},
      "amount": {"type": ["integer", "string"], "description": "Base units of the token."}
      """;

  private static final String SHARES =
      """
      "asset": {"type": "string", "description": "Mint of the token that the shares stand for."},
      "signer": {"type": "string", "description": "The user's wallet; a name or an address."},
      "shares": {"type": ["integer", "string"], "description": "Base units of the shares."}
      """;

  private JupiterTools() {}

  static List<Tool> all(JupiterClient jupiter) {
    return List.of(
        new JupiterSwap(jupiter),
        amountTool(jupiter, "deposit", "Adds instructions that lend tokens on Jupiter Lend."),
        amountTool(jupiter, "withdraw", "Adds instructions that withdraw lent tokens."),
        sharesTool(jupiter, "mint", "Adds instructions that mint shares of Jupiter Lend."),
        sharesTool(jupiter, "redeem", "Adds instructions that redeem shares of Jupiter Lend."),
        new JupiterTokens(jupiter),
        new JupiterEarn(jupiter));
  }

  private static Tool amountTool(JupiterClient jupiter, String action, String description) {
    return new JupiterLend(
        jupiter,
        action,
        ToolSpec.of(
            "jupiter_lend_earn_" + action,
            description,
            "user_pubkey asset_mint amount",
            ASSET_AND_AMOUNT),
        new JupiterLend.Names("user_pubkey", "asset_mint", "amount", "amount"));
  }

  private static Tool sharesTool(JupiterClient jupiter, String action, String description) {
    return new JupiterLend(
        jupiter,
        action,
        ToolSpec.of("jupiter_lend_earn_" + action, description, "asset signer shares", SHARES),
        new JupiterLend.Names("signer", "asset", "shares", "shares"));
  }
}
