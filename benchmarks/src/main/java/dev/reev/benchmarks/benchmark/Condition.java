package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that must hold on the ledger after the run, or after one step of a flow.
 *
 * @param type the observed property; determines which of the other parts apply
 * @param pubkey the account, a placeholder name or a base58 address; null when the type concerns no
 *     account
 * @param step number of the flow step after which it is evaluated, from 1; null for the end
 * @param weight share of the score; defaults to 1
 * @param critical whether a run can pass only if it holds; defaults to true
 * @param expected a number, name, text or boolean, depending on the type; null for none
 * @param expectedGte lowest accepted value; null for none
 * @param expectedLte highest accepted value; null for none
 * @param changeNotZero true when any change is accepted
 * @param tolerance accepted deviation of a number; null for none
 * @param mint the token that a token account must hold; null for any
 * @param signer required signer of a memo; null for any
 * @param addressDerivation derives the account's address when the initial state does not name it
 */
public record Condition(
    ConditionType type,
    @Nullable String pubkey,
    @Nullable Integer step,
    Double weight,
    Boolean critical,
    @Nullable JsonNode expected,
    @JsonAlias("expected_change_gte") @Nullable BigInteger expectedGte,
    @JsonAlias("expected_change_lte") @Nullable BigInteger expectedLte,
    @JsonAlias("expected_change_not_zero") Boolean changeNotZero,
    @Nullable Tolerance tolerance,
    @Nullable Double errorTolerance,
    @Nullable String mint,
    @Nullable String signer,
    @Nullable AddressDerivation addressDerivation) {

  /**
   * Stands in place of a name where no authority is expected, as for a mint with a fixed supply.
   */
  public static final String NOBODY = "none";

  public Condition {
    weight = Objects.requireNonNullElse(weight, 1.0);
    critical = Objects.requireNonNullElse(critical, true);
    changeNotZero = Objects.requireNonNullElse(changeNotZero, false);
    expected = expected == null || expected.isNull() ? null : expected;
    if (tolerance == null && errorTolerance != null) {
      tolerance = Tolerance.relative(errorTolerance);
    }
  }

  /**
   * The associated token account of a wallet.
   *
   * @param type always {@code AssociatedTokenAccount}
   * @param owner wallet, a placeholder name or a base58 address
   * @param mint the token, base58
   */
  public record AddressDerivation(String type, String owner, String mint) {}

  /** A critical condition on the whole run that concerns no account. */
  public static Condition ofRun(ConditionType type, double weight) {
    return new Condition(
        type, null, null, weight, true, null, null, null, false, null, null, null, null, null);
  }

  /**
   * A condition that a value has grown.
   *
   * @param pubkey as in the record
   * @param step as in the record
   * @param atLeast lowest value that will do; null for any
   */
  static Condition atLeast(
      ConditionType type,
      @Nullable String pubkey,
      @Nullable Integer step,
      double weight,
      boolean critical,
      @Nullable BigInteger atLeast) {
    return new Condition(
        type, pubkey, step, weight, critical, null, atLeast, null, false, null, null, null, null,
        null);
  }

  /** The same condition on an account of another name. */
  Condition of(String name) {
    return new Condition(
        type,
        name,
        step,
        weight,
        critical,
        expected,
        expectedGte,
        expectedLte,
        changeNotZero,
        tolerance,
        errorTolerance,
        mint,
        signer,
        addressDerivation);
  }

  /** Lowest accepted value, tolerance included; null when there is no lower limit. */
  public @Nullable BigInteger lowest() {
    BigInteger exact = exact();
    BigInteger least = exact == null ? expectedGte : exact;
    return least == null ? null : least.subtract(slack(least));
  }

  /** Highest accepted value, tolerance included; null when there is no upper limit. */
  public @Nullable BigInteger highest() {
    BigInteger exact = exact();
    BigInteger most = exact == null ? expectedLte : exact;
    return most == null ? null : most.add(slack(most));
  }

  /** The exact number expected; null for a range or for anything but a whole number. */
  public @Nullable BigInteger exact() {
    return expected != null && expected.isIntegralNumber() ? expected.bigIntegerValue() : null;
  }

  /** The expected text or name; null for none. */
  public @Nullable String expectedText() {
    return expected != null && expected.isString() ? expected.asString() : null;
  }

  private BigInteger slack(BigInteger value) {
    return tolerance == null ? BigInteger.ZERO : tolerance.around(value);
  }
}
