package dev.reev.runner.tool;

import dev.reev.runner.environment.Environment;
import java.math.BigInteger;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/** Arguments of a call that fits its schema, in the terms of the chain. */
final class Arguments {

  private static final BigInteger MAX_U64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private final JsonNode values;
  private final Environment environment;

  Arguments(JsonNode values, Environment environment) {
    this.values = values;
    this.environment = environment;
  }

  /** An address, given as a name of the environment or in base58. */
  PublicKey address(String name) throws ToolRefusedException {
    String text = text(name);
    return environment
        .resolve(text)
        .orElseThrow(
            () ->
                new ToolRefusedException(
                    name + " is \"" + text + "\", neither a known name nor a base58 address"));
  }

  /** An amount above zero, given as a number or as decimal text; read it as unsigned. */
  long amount(String name) throws ToolRefusedException {
    BigInteger amount = whole(name);
    if (amount.signum() <= 0 || amount.compareTo(MAX_U64) > 0) {
      throw new ToolRefusedException(name + " must be from 1 to 18446744073709551615");
    }
    return amount.longValue();
  }

  String text(String name) {
    return values.path(name).asString("");
  }

  boolean has(String name) {
    return values.hasNonNull(name);
  }

  private BigInteger whole(String name) throws ToolRefusedException {
    JsonNode value = values.path(name);
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue();
    }
    String text = value.asString("");
    if (!text.matches("\\d{1,20}")) {
      throw new ToolRefusedException(
          name + " must be a whole number of base units, is " + value.toString());
    }
    return new BigInteger(text);
  }
}
