package dev.reev.benchmarks.benchmark;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that must hold on the ledger after the run, or after one step of a flow.
 *
 * @param type what is looked at; says which of the other parts mean anything
 * @param pubkey the account, a placeholder name or a base58 address; null where the type is about
 *     none
 * @param step number of the flow step after which it is looked at, from 1; null for the end
 * @param weight share of the score; 1 when the file says nothing
 * @param critical true, also when the file says nothing: a run cannot pass without it
 * @param expected a number, a name, text or true/false, as the type wants; null for none
 * @param expectedGte lowest value that will do; null for none
 * @param expectedLte highest value that will do; null for none
 * @param changeNotZero true when any change will do
 * @param tolerance how far a number may be off; null for not at all
 * @param mint the token that a token account must hold; null when that does not matter
 * @param signer who must have signed a memo; null when that does not matter
 * @param addressDerivation how to find the account when the initial state does not name it
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

  /** Written in place of a name where nobody may stand, as for a mint with a fixed supply. */
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

  /** A critical condition about the whole run that looks at no account. */
  public static Condition ofRun(ConditionType type, double weight) {
    return new Condition(
        type, null, null, weight, true, null, null, null, false, null, null, null, null, null);
  }

  /**
   * A condition that a value has grown to.
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

  /** The same about an account of another name. */
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

  /** Lowest value that will do, tolerance included; null when there is no limit below. */
  public @Nullable BigInteger lowest() {
    BigInteger exact = exact();
    BigInteger least = exact == null ? expectedGte : exact;
    return least == null ? null : least.subtract(slack(least));
  }

  /** Highest value that will do, tolerance included; null when there is no limit above. */
  public @Nullable BigInteger highest() {
    BigInteger exact = exact();
    BigInteger most = exact == null ? expectedLte : exact;
    return most == null ? null : most.add(slack(most));
  }

  /** The one number asked for; null when it is a range, or no number at all. */
  public @Nullable BigInteger exact() {
    return expected != null && expected.isIntegralNumber() ? expected.bigIntegerValue() : null;
  }

  /** Text or a name that is asked for; null for none. */
  public @Nullable String expectedText() {
    return expected != null && expected.isString() ? expected.asString() : null;
  }

  private BigInteger slack(BigInteger value) {
    return tolerance == null ? BigInteger.ZERO : tolerance.around(value);
  }
}
