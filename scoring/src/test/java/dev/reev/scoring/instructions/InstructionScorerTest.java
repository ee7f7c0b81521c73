package dev.reev.scoring.instructions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reev.benchmarks.benchmark.ExpectedInstruction;
import dev.reev.benchmarks.benchmark.ExpectedInstruction.ExpectedAccount;
import dev.reev.benchmarks.session.ScoringBreakdown;
import dev.reev.benchmarks.session.ScoringBreakdown.FieldPoints;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstructionScorerTest {

  private static final String SYSTEM = "11111111111111111111111111111111";
  private static final String TOKEN = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
  private static final String ATA_PROGRAM = "ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL";
  private static final Map<String, String> KEYS =
      Map.of("USER", "u1", "RECIPIENT", "r1", "USER_ATA", "ua1", "RECIPIENT_ATA", "ra1");

  private static final ExpectedInstruction SOL_TRANSFER =
      new ExpectedInstruction(
          1,
          SYSTEM,
          1.0,
          List.of(expected("USER", true, true, 1), expected("RECIPIENT", false, true, 1)),
          "...",
          null);
  private static final ExpectedInstruction SPL_TRANSFER = splTransfer(1, 1, "...", 0);
  private static final ExpectedInstruction UNREACHABLE = splTransfer(0.5, 0.25, "3Bxs4vKJW", 0.5);

  private static final TraceAccount USER = new TraceAccount("u1", true, true);
  private static final TraceAccount USER_ATA = new TraceAccount("ua1", false, true);
  private static final TraceAccount RECIPIENT_ATA = new TraceAccount("ra1", false, true);
  private static final TraceAccount AUTHORITY = new TraceAccount("u1", true, false);
  private static final TraceInstruction RIGHT_SOL =
      new TraceInstruction(
          SYSTEM, List.of(USER, new TraceAccount("r1", false, true)), "3Bxs411Dtc7pkFQj");
  private static final TraceInstruction WRONG_RECIPIENT =
      new TraceInstruction(
          SYSTEM, List.of(USER, new TraceAccount("x1", false, true)), "3Bxs411Dtc7pkFQj");
  private static final TraceInstruction RIGHT_SPL =
      new TraceInstruction(TOKEN, List.of(USER_ATA, RECIPIENT_ATA, AUTHORITY), "3QDJ9TwUE2Dm");
  private static final TraceInstruction WALLET_FOR_ATA =
      new TraceInstruction(
          TOKEN, List.of(USER_ATA, new TraceAccount("r1", false, true), AUTHORITY), "3QDJ9TwUE2Dm");
  private static final TraceInstruction CREATE_ATA =
      new TraceInstruction(
          ATA_PROGRAM, List.of(USER, RECIPIENT_ATA, new TraceAccount("r1", false, false)), "2");

  static Stream<Arguments> workedExamples() {
    return Stream.of(
        example("001 right", SOL_TRANSFER, List.of(RIGHT_SOL), true, 3, 3, 1.0),
        example("001 wrong recipient", SOL_TRANSFER, List.of(WRONG_RECIPIENT), true, 3, 2, 0.75),
        example("001 wrong and failed", SOL_TRANSFER, List.of(WRONG_RECIPIENT), false, 3, 2, 0.5),
        example("001 no action", SOL_TRANSFER, List.of(), false, 3, 0, 0.0),
        example("002 right", SPL_TRANSFER, List.of(RIGHT_SPL), true, 4, 4, 1.0),
        example("002 wallet for ATA", SPL_TRANSFER, List.of(WALLET_FOR_ATA), false, 4, 3, 0.5625),
        example(
            "002 create first", SPL_TRANSFER, List.of(CREATE_ATA, RIGHT_SPL), true, 4, 1, 0.4375),
        example("003 right, fails", SPL_TRANSFER, List.of(RIGHT_SPL), false, 4, 4, 0.75),
        example("004 succeeds", UNREACHABLE, List.of(RIGHT_SPL), true, 1.75, 1.25, 0.785714),
        example("004 fails", UNREACHABLE, List.of(RIGHT_SPL), false, 1.75, 1.25, 0.535714));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("workedExamples")
  void score_ofTheWorkedExamples_isAsDocumented(
      String name, Case c, double possible, double achieved, double score) {
    ScoringBreakdown breakdown =
        new InstructionScorer(null, KEYS)
            .score(List.of(c.expected()), c.generated(), c.succeeded());
    assertThat(breakdown.pointsPossible()).isEqualTo(possible);
    assertThat(breakdown.pointsAchieved()).isEqualTo(achieved);
    assertThat(breakdown.finalScore()).isCloseTo(score, within(1e-6));
    assertThat(breakdown.onchainScore()).isEqualTo(c.succeeded() ? 1.0 : 0.0);
    double earned =
        breakdown.instructions().stream()
            .flatMap(instruction -> instruction.fields().stream())
            .mapToDouble(FieldPoints::points)
            .sum();
    assertThat(earned).isEqualTo(achieved);
  }

  @Test
  void score_withNothingExpectedAndNothingDone_isZero() {
    assertThat(new InstructionScorer(null, KEYS).score(List.of(), List.of(), false).finalScore())
        .isZero();
  }

  @Test
  void score_withNothingExpected_countsTheOutcomeOnly() {
    assertThat(
            new InstructionScorer(null, KEYS)
                .score(List.of(), List.of(RIGHT_SOL), true)
                .finalScore())
        .isEqualTo(1.0);
    assertThat(
            new InstructionScorer(null, KEYS)
                .score(List.of(), List.of(RIGHT_SOL), false)
                .finalScore())
        .isEqualTo(0.75);
  }

  @Test
  void score_wrongFlag_losesTheAccount() {
    TraceInstruction readOnly =
        new TraceInstruction(SYSTEM, List.of(USER, new TraceAccount("r1", false, false)), "");
    ScoringBreakdown breakdown =
        new InstructionScorer(null, KEYS).score(List.of(SOL_TRANSFER), List.of(readOnly), true);
    assertThat(breakdown.instructions().get(0).fields())
        .filteredOn(field -> field.points() == 0)
        .extracting(FieldPoints::field)
        .containsExactly("accounts[1]");
  }

  @Test
  void score_surplusAccountsAndInstructions_costNothing() {
    TraceInstruction surplus = new TraceInstruction(SYSTEM, List.of(USER, RECIPIENT_ATA), "");
    TraceInstruction wide =
        new TraceInstruction(
            SYSTEM, List.of(USER, new TraceAccount("r1", false, true), AUTHORITY), "");
    ScoringBreakdown breakdown =
        new InstructionScorer(null, KEYS)
            .score(List.of(SOL_TRANSFER), List.of(wide, surplus), true);
    assertThat(breakdown.finalScore()).isEqualTo(1.0);
    assertThat(breakdown.issues()).hasSize(1);
  }

  private record Case(
      ExpectedInstruction expected, List<TraceInstruction> generated, boolean succeeded) {}

  private static Arguments example(
      String name,
      ExpectedInstruction expected,
      List<TraceInstruction> generated,
      boolean succeeded,
      double possible,
      double achieved,
      double score) {
    return Arguments.of(name, new Case(expected, generated, succeeded), possible, achieved, score);
  }

  private static ExpectedAccount expected(
      String name, boolean signer, boolean writable, double weight) {
    return new ExpectedAccount(name, signer, writable, weight);
  }

  private static ExpectedInstruction splTransfer(
      double programWeight, double accountWeight, String data, double dataWeight) {
    return new ExpectedInstruction(
        1,
        TOKEN,
        programWeight,
        List.of(
            expected("USER_ATA", false, true, accountWeight),
            expected("RECIPIENT_ATA", false, true, accountWeight),
            expected("USER", true, false, accountWeight)),
        data,
        dataWeight);
  }
}
