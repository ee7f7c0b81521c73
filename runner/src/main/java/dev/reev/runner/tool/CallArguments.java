package dev.reev.runner.tool;

import dev.reev.runner.environment.Environment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.p2p.solanaj.core.PublicKey;
import tools.jackson.databind.JsonNode;

/** Reads the arguments of a call that fits its schema. */
final class CallArguments {

  /** Largest amount that a token account or a wallet can hold. */
  private static final BigInteger MAX_AMOUNT =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  /**
   * The largest amount has 20 digits; more digits and a sign are parsed for a better error message.
   */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,40}");

  private final JsonNode arguments;
  private final Environment environment;

  CallArguments(JsonNode arguments, ToolContext context) {
    this.arguments = arguments;
    this.environment = context.environment();
  }

  PublicKey address(String name) throws ToolRefusedException {
    String text = arguments.path(name).asString();
    return environment
        .resolve(text)
        .orElseThrow(
            () ->
                new ToolRefusedException(
                    name
                        + " is \""
                        + text
                        + "\", neither an address in base58 nor the name of an account"));
  }

  Optional<PublicKey> optionalAddress(String name) throws ToolRefusedException {
    return arguments.hasNonNull(name) ? Optional.of(address(name)) : Optional.empty();
  }

  Optional<String> optionalText(String name) {
    return arguments.hasNonNull(name)
        ? Optional.of(arguments.path(name).asString())
        : Optional.empty();
  }

  /** A positive amount in base units, unsigned: above 2^63 - 1 the long is negative. */
  long amount(String name) throws ToolRefusedException {
    BigInteger amount = wholeNumber(name);
    if (amount.signum() <= 0 || amount.compareTo(MAX_AMOUNT) > 0) {
      throw new ToolRefusedException(
          name + " is " + amount + "; it must be from 1 to " + MAX_AMOUNT + " base units");
    }
    return amount.longValue();
  }

  private BigInteger wholeNumber(String name) throws ToolRefusedException {
    JsonNode value = arguments.path(name);
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue();
    }
    if (value.isNumber()) {
      return decimal(value.decimalValue(), name);
    }
    String text = value.asString().strip();
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw notWhole(name, text);
    }
    return new BigInteger(text);
  }

  /** JSON does not distinguish 5 from 5.0. */
  private static BigInteger decimal(BigDecimal number, String name) throws ToolRefusedException {
    try {
      if (number.precision() - number.scale() <= MAX_AMOUNT.bitLength()) {
        return number.toBigIntegerExact();
      }
    } catch (ArithmeticException e) {
      // Reported below.
    }
    throw notWhole(name, number.toString());
  }

  private static ToolRefusedException notWhole(String name, String found) {
    return new ToolRefusedException(
        name
            + " is \""
            + found
            + "\"; it must be a whole number of base units, as a number or as decimal text");
  }
}
