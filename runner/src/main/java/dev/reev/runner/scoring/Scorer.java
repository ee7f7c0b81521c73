package dev.reev.runner.scoring;

import dev.reev.benchmarks.benchmark.ExpectedInstruction;
import dev.reev.benchmarks.benchmark.ExpectedInstruction.ExpectedAccount;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.Mismatch;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.utils.Base58;

/** Scores a transaction: 75 % for its instructions, 25 % for its outcome on the ledger. */
public final class Scorer {

  private static final double INSTRUCTION_SHARE = 0.75;
  private static final double ONCHAIN_SHARE = 0.25;
  private static final String NONE = "none";

  private final Map<String, String> keyMap;
  private final List<String> issues = new ArrayList<>();
  private final List<Mismatch> mismatches = new ArrayList<>();
  private double possible;
  private double achieved;

  private Scorer(Map<String, String> keyMap) {
    this.keyMap = keyMap;
  }

  /**
   * Scores an answer.
   *
   * @param keyMap placeholder name to address, as it was before the agent acted
   * @param succeeded whether the transaction went through
   */
  public static ScoringBreakdown score(
      List<ExpectedInstruction> expected,
      List<TraceInstruction> generated,
      Map<String, String> keyMap,
      boolean succeeded) {
    return new Scorer(keyMap).run(expected, generated, succeeded);
  }

  private ScoringBreakdown run(
      List<ExpectedInstruction> expected, List<TraceInstruction> generated, boolean succeeded) {
    for (int i = 0; i < expected.size(); i++) {
      TraceInstruction instruction = i < generated.size() ? generated.get(i) : null;
      compare(i, expected.get(i), instruction);
    }
    if (generated.size() > expected.size() && !expected.isEmpty()) {
      issues.add(generated.size() - expected.size() + " more instructions than expected");
    }
    double instructionScore = possible == 0 ? 1 : achieved / possible;
    if (generated.isEmpty()) {
      instructionScore = 0;
      issues.add("the agent did nothing");
    }
    double onchainScore = succeeded ? 1 : 0;
    if (!succeeded) {
      issues.add("the transaction did not go through");
    }
    double score = INSTRUCTION_SHARE * instructionScore + ONCHAIN_SHARE * onchainScore;
    return new ScoringBreakdown(
        instructionScore,
        onchainScore,
        Math.min(1, Math.max(0, score)),
        possible,
        achieved,
        List.copyOf(issues),
        List.copyOf(mismatches));
  }

  private void compare(int index, ExpectedInstruction expected, @Nullable TraceInstruction actual) {
    String program = actual == null ? NONE : actual.programId();
    award(
        new Mismatch(
            index, "program_id", expected.programId(), program, expected.programIdWeight()),
        expected.programId().equals(program));
    for (int i = 0; i < expected.accounts().size(); i++) {
      ExpectedAccount account = expected.accounts().get(i);
      TraceAccount found =
          actual != null && i < actual.accounts().size() ? actual.accounts().get(i) : null;
      TraceAccount wanted =
          new TraceAccount(
              keyMap.getOrDefault(account.pubkey(), account.pubkey()),
              account.isSigner(),
              account.isWritable());
      award(
          new Mismatch(
              index,
              "accounts[" + i + "]",
              account.pubkey() + " " + flags(wanted),
              found == null ? NONE : found.pubkey() + " " + flags(found),
              account.weight()),
          wanted.equals(found));
    }
    if (expected.scoresData()) {
      String wanted = Objects.requireNonNull(expected.data()).strip();
      award(
          new Mismatch(
              index,
              "data",
              wanted,
              actual == null ? NONE : actual.data(),
              Objects.requireNonNull(expected.dataWeight())),
          actual != null && sameBytes(wanted, actual.data()));
    }
  }

  private void award(Mismatch unlessMatching, boolean matches) {
    possible += unlessMatching.lostPoints();
    if (matches) {
      achieved += unlessMatching.lostPoints();
    } else {
      mismatches.add(unlessMatching);
    }
  }

  private static String flags(TraceAccount account) {
    return (account.isSigner() ? "signer" : "not signer")
        + ", "
        + (account.isWritable() ? "writable" : "read-only");
  }

  private static boolean sameBytes(String expected, String actual) {
    try {
      return Arrays.equals(Base58.decode(expected), Base58.decode(actual));
    } catch (RuntimeException e) {
      // Expected data that is no base58 is never met, but counts as possible.
      return false;
    }
  }
}
