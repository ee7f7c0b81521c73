package dev.reev.runner.tool;

import dev.reev.runner.jupiter.JupiterClient;
import dev.reev.runner.jupiter.JupiterClient.LendAction;
import dev.reev.runner.jupiter.JupiterRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** One of the four actions on a lending position at Jupiter. */
final class JupiterLend implements Tool {

  private final JupiterClient jupiter;
  private final LendAction action;
  private final Names names;
  private final ToolSpec spec;

  private JupiterLend(JupiterClient jupiter, LendAction action, Names names, ToolSpec spec) {
    this.jupiter = jupiter;
    this.action = action;
    this.names = names;
    this.spec = spec;
  }

  /** Names of the arguments: agents know them from the Jupiter tools elsewhere. */
  private record Names(String user, String asset, String amount) {}

  /** Deposit or withdraw, counted in the asset. */
  static JupiterLend byAmount(JupiterClient jupiter, LendAction action, String description) {
    Names names = new Names("user_pubkey", "asset_mint", "amount");
    return of(jupiter, action, names, description, "Base units of the asset.");
  }

  /** Mint or redeem, counted in shares. */
  static JupiterLend byShares(JupiterClient jupiter, LendAction action, String description) {
    Names names = new Names("signer", "asset", "shares");
    return of(jupiter, action, names, description, "Base units of the lending token.");
  }

  private static JupiterLend of(
      JupiterClient jupiter, LendAction action, Names names, String description, String amount) {
    ToolSpec spec =
        new ToolSpec(
            "jupiter_lend_earn_" + action.name().toLowerCase(Locale.ROOT),
            description,
            new Parameters()
                .required(names.user(), Parameters.account("The wallet of the user."))
                .required(
                    names.asset(),
                    Parameters.account("The mint of the asset, for example of USDC."))
                .required(names.amount(), Parameters.amount(amount))
                .schema());
    return new JupiterLend(jupiter, action, names, spec);
  }

  @Override
  public ToolSpec spec() {
    return spec;
  }

  @Override
  public Map<String, Object> call(JsonNode json, ToolContext context) throws ToolRefusedException {
    CallArguments arguments = new CallArguments(json, context);
    PublicKey user = arguments.address(names.user());
    PublicKey asset = arguments.address(names.asset());
    long amount = arguments.amount(names.amount());
    List<TransactionInstruction> instructions = new ArrayList<>();
    if (action == LendAction.DEPOSIT) {
      new Holdings(context).requireFunds(user, asset, amount);
      if (asset.equals(WrappedSol.MINT)) {
        // The lending program takes only tokens, and Jupiter leaves wrapping SOL to its callers.
        instructions.addAll(WrappedSol.wrap(user, amount));
      }
    }
    try {
      instructions.addAll(jupiter.lend(action, asset, user, amount));
    } catch (JupiterRefusedException e) {
      throw ToolRefusedException.by(e);
    }
    return context.build(instructions);
  }
}
