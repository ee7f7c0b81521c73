package dev.reev.runner.tool;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends SOL from a wallet. */
final class SolTransfer implements Tool {

  private static final ToolSpec SPEC =
      new ToolSpec(
          "sol_transfer",
          "Adds a transfer of SOL to the transaction.",
          new Parameters()
              .required("user_pubkey", Parameters.account("The wallet that pays."))
              .required("recipient_pubkey", Parameters.account("The wallet that receives."))
              .required("amount", Parameters.amount("Lamports; 1 SOL is 1000000000 lamports."))
              .optional(
                  "operation",
                  Parameters.choice(
                      "Always sol; tokens are sent with spl_transfer.", List.of("sol", "spl")))
              .optional("mint_address", Parameters.text("Not used: SOL has no mint."))
              .schema());

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode json, ToolContext context) throws ToolRefusedException {
    CallArguments arguments = new CallArguments(json, context);
    if (arguments.optionalText("operation").filter("spl"::equals).isPresent()) {
      throw new ToolRefusedException("this tool sends SOL; send tokens with spl_transfer");
    }
    return context.build(
        List.of(
            Transfers.sol(
                arguments.address("user_pubkey"),
                arguments.address("recipient_pubkey"),
                arguments.amount("amount"))));
  }
}
