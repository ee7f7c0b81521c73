package dev.reev.scoring.instructions;

import dev.reev.benchmarks.benchmark.ExpectedInstruction;
import dev.reev.benchmarks.benchmark.ExpectedInstruction.ExpectedAccount;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.FieldPoints;
import dev.reev.benchmarks.session.ScoringBreakdown.InstructionPoints;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.binary.Base58;
import org.jspecify.annotations.Nullable;

/**
 * Scores one transaction: 75 % for its instructions, 25 % for its outcome on the ledger. See
 * docs/scoring.md.
 */
public final class InstructionScorer {

  private static final double INSTRUCTION_SHARE = 0.75;
  private static final double ONCHAIN_SHARE = 0.25;
  private static final String NONE = "none";

  private final @Nullable Integer step;
  private final Map<String, String> keyMap;

  /**
   * Creates a scorer of one step.
   *
   * @param step number of the flow step; null when there is no flow
   * @param keyMap addresses by placeholder name, as they were before the agent acted
   */
  public InstructionScorer(@Nullable Integer step, Map<String, String> keyMap) {
    this.step = step;
    this.keyMap = keyMap;
  }

  /**
   * Scores an answer that should be a transaction.
   *
   * @param succeeded whether the transaction went through
   */
  ScoringBreakdown score(
      List<ExpectedInstruction> expected, List<TraceInstruction> generated, boolean succeeded) {
    List<InstructionPoints> instructions = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      instructions.add(compare(i, expected.get(i), i < generated.size() ? generated.get(i) : null));
    }
    double possible = instructions.stream().mapToDouble(InstructionPoints::pointsPossible).sum();
    double achieved = instructions.stream().mapToDouble(InstructionPoints::pointsAchieved).sum();
    double instructionScore;
    if (generated.isEmpty()) {
      instructionScore = 0;
    } else {
      instructionScore = possible == 0 ? 1 : achieved / possible;
    }
    double onchainScore = succeeded ? 1 : 0;
    double score = INSTRUCTION_SHARE * instructionScore + ONCHAIN_SHARE * onchainScore;
    return new ScoringBreakdown(
        instructionScore,
        onchainScore,
        Math.min(1, Math.max(0, score)),
        possible,
        achieved,
        issues(expected, generated, succeeded),
        instructions,
        List.of(),
        List.of(),
        null);
  }

  /**
   * Scores an answer that should be to send nothing.
   *
   * @param cutOff true when the agent did not end by itself, which is no decision
   */
  static ScoringBreakdown scoreRestraint(List<TraceInstruction> generated, boolean cutOff) {
    boolean right = generated.isEmpty() && !cutOff;
    double score = right ? 1 : 0;
    List<String> issues =
        generated.isEmpty() ? List.of() : List.of("the right answer was to send nothing");
    return new ScoringBreakdown(
        score, score, score, 1, score, issues, List.of(), List.of(), List.of(), null);
  }

  private static List<String> issues(
      List<ExpectedInstruction> expected, List<TraceInstruction> generated, boolean succeeded) {
    List<String> issues = new ArrayList<>();
    if (generated.size() > expected.size() && !expected.isEmpty()) {
      issues.add(generated.size() - expected.size() + " more instructions than expected");
    }
    if (generated.isEmpty()) {
      issues.add("the agent did nothing");
    }
    if (!succeeded) {
      issues.add("the transaction did not go through");
    }
    return issues;
  }

  /**
   * Compares one instruction.
   *
   * @param actual null when there is none to compare with
   */
  public InstructionPoints compare(
      int index, ExpectedInstruction expected, @Nullable TraceInstruction actual) {
    List<FieldPoints> fields = new ArrayList<>();
    String program = actual == null ? NONE : actual.programId();
    fields.add(
        field(
            "program_id",
            expected.programIdWeight(),
            expected.programId(),
            program,
            expected.programId().equals(program)));
    for (int i = 0; i < expected.accounts().size(); i++) {
      fields.add(account(i, expected.accounts().get(i), actual));
    }
    if (expected.scoresData()) {
      String wanted = Objects.requireNonNull(expected.data()).strip();
      fields.add(
          field(
              "data",
              Objects.requireNonNull(expected.dataWeight()),
              wanted,
              actual == null ? NONE : actual.data(),
              actual != null && sameBytes(wanted, actual.data())));
    }
    return new InstructionPoints(
        step,
        index,
        fields.stream().mapToDouble(FieldPoints::weight).sum(),
        fields.stream().mapToDouble(FieldPoints::points).sum(),
        fields);
  }

  private FieldPoints account(
      int index, ExpectedAccount expected, @Nullable TraceInstruction actual) {
    TraceAccount wanted =
        new TraceAccount(
            keyMap.getOrDefault(expected.pubkey(), expected.pubkey()),
            expected.isSigner(),
            expected.isWritable());
    TraceAccount found =
        actual != null && index < actual.accounts().size() ? actual.accounts().get(index) : null;
    return field(
        "accounts[" + index + "]",
        expected.weight(),
        wanted.pubkey() + " " + flags(wanted),
        found == null ? NONE : found.pubkey() + " " + flags(found),
        wanted.equals(found));
  }

  private static FieldPoints field(
      String name, double weight, String expected, String actual, boolean matches) {
    return new FieldPoints(name, weight, expected, actual, matches ? weight : 0);
  }

  private static String flags(TraceAccount account) {
    return (account.isSigner() ? "signer" : "not signer")
        + ", "
        + (account.isWritable() ? "writable" : "read-only");
  }

  private static boolean sameBytes(String expected, String actual) {
    try {
      return Arrays.equals(decode(expected), decode(actual));
    } catch (RuntimeException e) {
      // Expected data that is not base58 never matches, but counts as possible points.
      return false;
    }
  }

  private static byte[] decode(String text) {
    return Base58.builder().get().decode(text);
  }
}
