package dev.reev.runner.tool;

import dev.reev.runner.jupiter.JupiterClient;
import dev.reev.runner.jupiter.JupiterRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/** Reads lending positions at Jupiter and their earnings. */
final class JupiterEarn implements Tool {

  private static final String POSITIONS = "positions";
  private static final String EARNINGS = "earnings";

  private static final ToolSpec SPEC =
      new ToolSpec(
          "jupiter_earn",
          "Reads a wallet's lending positions at Jupiter, what they earned, or both.",
          new Parameters()
              .required("user_pubkey", Parameters.account("The wallet."))
              .required(
                  "operation",
                  Parameters.choice("What to read.", List.of(POSITIONS, EARNINGS, "both")))
              .optional(
                  "position_address",
                  Parameters.account(
                      "Earnings of this lending token alone; of all positions if left out."))
              .schema());

  private final JupiterClient jupiter;

  JupiterEarn(JupiterClient jupiter) {
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
    PublicKey user = arguments.address("user_pubkey");
    Optional<PublicKey> position = arguments.optionalAddress("position_address");
    String operation = json.path("operation").asString();
    Map<String, Object> result = new LinkedHashMap<>();
    try {
      if (!operation.equals(EARNINGS)) {
        result.put(POSITIONS, jupiter.positions(user));
      }
      if (!operation.equals(POSITIONS)) {
        List<String> addresses =
            position.isPresent() ? List.of(position.get().toBase58()) : addresses(user);
        result.put(EARNINGS, jupiter.earnings(user, addresses));
      }
    } catch (JupiterRefusedException e) {
      throw ToolRefusedException.by(e);
    }
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("tool", SPEC.name());
    reply.put("user_pubkey", user.toBase58());
    reply.put("timestamp", Instant.now().toString());
    reply.put("result", result);
    return reply;
  }

  private List<String> addresses(PublicKey user) throws JupiterRefusedException {
    List<String> addresses = new ArrayList<>();
    for (JsonNode position : jupiter.positions(user)) {
      addresses.add(position.path("token").path("address").asString(""));
    }
    addresses.removeIf(String::isEmpty);
    return addresses;
  }
}
