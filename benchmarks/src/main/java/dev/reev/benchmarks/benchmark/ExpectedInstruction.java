package dev.reev.benchmarks.benchmark;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An instruction that the agent should produce, with the points for each of its parts.
 *
 * @param step number of the flow step it belongs to, from 1; defaults to 1
 * @param programId base58, compared as text
 * @param programIdWeight points for the right program; defaults to 1
 * @param data base58; null or {@code ...} means that the data earns no points
 * @param dataWeight points for equal data bytes; null means that the data earns no points
 */
public record ExpectedInstruction(
    Integer step,
    String programId,
    Double programIdWeight,
    List<ExpectedAccount> accounts,
    @Nullable String data,
    @Nullable Double dataWeight) {

  /** Stands in place of data that is not compared. */
  public static final String UNSPECIFIED_DATA = "...";

  public ExpectedInstruction {
    step = Objects.requireNonNullElse(step, 1);
    programIdWeight = Objects.requireNonNullElse(programIdWeight, 1.0);
    accounts = accounts == null ? List.of() : List.copyOf(accounts);
  }

  /**
   * An account of an expected instruction.
   *
   * @param pubkey a placeholder name or a base58 address
   * @param weight points when address and both flags are right; defaults to 1
   */
  public record ExpectedAccount(
      String pubkey, boolean isSigner, boolean isWritable, Double weight) {

    public ExpectedAccount {
      weight = Objects.requireNonNullElse(weight, 1.0);
    }
  }

  /** True when the data is compared and earns points. */
  public boolean scoresData() {
    return data != null && dataWeight != null && !data.strip().equals(UNSPECIFIED_DATA);
  }
}
