package dev.reev.scoring.comparison;

import static dev.reev.scoring.Course.TOKEN;
import static dev.reev.scoring.Course.USER;
import static dev.reev.scoring.Course.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.session.ScoringBreakdown.InstructionPoints;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.scoring.Course;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.binary.Base58;
import org.junit.jupiter.api.Test;

class InstructionComparisonTest {

  private static final String EXPECTED =
      """
      final_state_assertions: [{type: TransactionSucceeded}]
      expected_instructions:
        - program_id: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA
          accounts:
            - {pubkey: MINE, is_signer: false, is_writable: true}
            - {pubkey: THEIRS, is_signer: false, is_writable: true}
            - {pubkey: USER_WALLET_PUBKEY, is_signer: true, is_writable: false}
          data: %s
          data_weight: 1
        - program_id: MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr
          accounts: []
      """;

  private static final TraceAccount MINE = new TraceAccount("mine", false, true);
  private static final TraceAccount MINT = new TraceAccount("gold", false, false);
  private static final TraceAccount THEIRS = new TraceAccount("theirs", false, true);
  private static final TraceAccount OWNER = new TraceAccount(Course.address(USER), true, false);
  private static final TraceInstruction MEMO =
      new TraceInstruction("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr", List.of(), "");
  private static final TraceInstruction BUDGET =
      new TraceInstruction("ComputeBudget111111111111111111111111111111", List.of(), "K1FDJ7");

  private static final byte[] PLAIN = {3, 7, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] CHECKED = {12, 7, 0, 0, 0, 0, 0, 0, 0, 9};

  @Test
  void otherOrder_computeBudget_andCheckedForm_makeNoDifference() {
    TraceInstruction checked =
        new TraceInstruction(TOKEN, List.of(MINE, MINT, THEIRS, OWNER), base58(CHECKED));
    assertThat(compare(base58(PLAIN), List.of(BUDGET, MEMO, checked))).containsExactly(5.0, 1.0);
  }

  @Test
  void expectedCheckedForm_isMetByThePlainOne() {
    TraceInstruction plain =
        new TraceInstruction(TOKEN, List.of(MINE, THEIRS, OWNER), base58(PLAIN));
    String expected =
        EXPECTED.replace(
            "      - {pubkey: THEIRS",
            "      - {pubkey: GOLD, is_signer: false, is_writable: false}\n      - {pubkey: THEIRS");
    assertThat(points(expected.formatted(base58(CHECKED)), List.of(plain, MEMO)))
        .containsExactly(5.0, 1.0);
  }

  @Test
  void nothingSent_earnsNothing() {
    assertThat(compare(base58(PLAIN), List.of())).containsExactly(0.0, 0.0);
  }

  private static List<Double> compare(String data, List<TraceInstruction> action) {
    return points(EXPECTED.formatted(data), action);
  }

  private static List<Double> points(String truth, List<TraceInstruction> action) {
    Benchmark benchmark = Course.benchmark(truth, USER, "MINE", "THEIRS", "GOLD");
    Course course =
        new Course()
            .with(USER, wallet(1_000_000))
            .with("MINE", wallet(5))
            .with("THEIRS", wallet(5))
            .with("GOLD", wallet(5))
            .sent(action, Map.of());
    return InstructionComparison.compare(benchmark, course.trace()).stream()
        .map(InstructionPoints::pointsAchieved)
        .toList();
  }

  private static String base58(byte[] bytes) {
    return Base58.builder().get().encodeToString(bytes);
  }
}
