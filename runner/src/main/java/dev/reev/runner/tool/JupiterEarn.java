package dev.reev.runner.tool;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.jupiter.JupiterClient;
import dev.reev.runner.jupiter.JupiterRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Looks up positions and earnings of a wallet on Jupiter Lend. */
final class JupiterEarn implements Tool {

  private static final ToolSpec SPEC =
      ToolSpec.of(
          "jupiter_earn",
          "Tells the positions of a wallet on Jupiter Lend, what it earned with them, or both.",
          "user_pubkey operation",
          """
          "user_pubkey": {"type": "string", "description": "The user's wallet; a name or an address."},
          "operation": {"type": "string", "enum": ["positions", "earnings", "both"]},
          "position_address": {"type": ["string", "null"], "description": "For earnings: this position only."}
          """);

  private final JupiterClient jupiter;

  JupiterEarn(JupiterClient jupiter) {
    this.jupiter = jupiter;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public Map<String, Object> call(JsonNode values, ToolContext context)
      throws ToolRefusedException {
    Arguments arguments = new Arguments(values, context.environment());
    String wallet = arguments.address("user_pubkey").toBase58();
    String operation = arguments.text("operation");
    Map<String, Object> result = new LinkedHashMap<>();
    try {
      JsonNode positions = jupiter.get("/lend/v1/earn/positions", Map.of("users", wallet));
      if (!operation.equals("earnings")) {
        result.put("positions", ReevJson.MAPPER.treeToValue(positions, Object.class));
      }
      if (!operation.equals("positions")) {
        result.put("earnings", earnings(wallet, arguments, positions));
      }
    } catch (JupiterRefusedException e) {
      throw new ToolRefusedException(Objects.toString(e.getMessage()));
    }
    return Map.of("tool", SPEC.name(), "user_pubkey", wallet, "result", result);
  }

  private Object earnings(String wallet, Arguments arguments, JsonNode positions)
      throws JupiterRefusedException {
    String addresses =
        arguments.has("position_address")
            ? arguments.text("position_address")
            : positions
                .valueStream()
                .map(position -> position.path("token").path("address").asString(""))
                .filter(address -> !address.isEmpty())
                .collect(Collectors.joining(","));
    if (addresses.isEmpty()) {
      return List.of();
    }
    JsonNode answer =
        jupiter.get("/lend/v1/earn/earnings", Map.of("user", wallet, "positions", addresses));
    List<Object> list = new ArrayList<>();
    for (JsonNode earning :
        answer.isArray() ? answer : ReevJson.MAPPER.createArrayNode().add(answer)) {
      list.add(ReevJson.MAPPER.treeToValue(earning, Object.class));
    }
    return list;
  }
}
