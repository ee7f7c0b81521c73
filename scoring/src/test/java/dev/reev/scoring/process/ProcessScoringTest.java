package dev.reev.scoring.process;

import static dev.reev.scoring.Course.USER;
import static dev.reev.scoring.Course.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.benchmarks.session.Check;
import dev.reev.scoring.Course;
import dev.reev.scoring.Score;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessScoringTest {

  private static Course talkative() {
    return new Course()
        .with(USER, wallet(1_000_000))
        .turn()
        .called("balance", Map.of("who", USER), true)
        .called("transfer", Map.of("to", "friend", "amount", "5"), true)
        .called("transfer", Map.of("to", Course.address(USER), "amount", 6), false)
        .turn()
        .silent("Paid. Anything else?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: ToolCalled, tool: transfer | true",
        "type: ToolCalled, tool: transfer, at_least: 2 | false",
        "type: ToolCalled, tool: balance, at_most: 0 | false",
        "type: ToolCalled, tool: swap | false",
        "type: ToolCalled, tool: transfer, arguments: [to, amount] | true",
        "type: ToolCalled, tool: transfer, arguments: [to, memo] | false",
        "type: ToolCalled, tool: transfer, arguments: {amount: 5} | true",
        "type: ToolCalled, tool: transfer, arguments: {amount: 6} | false",
        "type: ToolCalled, tool: balance, arguments: {who: user_wallet_pubkey} | true",
        "type: ToolNotCalled, tool: swap | true",
        "type: ToolNotCalled, tool: transfer | false",
        "type: ToolNotCalled, tool: transfer, arguments: {amount: 6} | false",
        "type: ToolNotCalled, tool: transfer, arguments: {amount: 7} | true",
        "type: ToolsInOrder, tools: [balance, transfer] | true",
        "type: ToolsInOrder, tools: [transfer, balance] | false",
        "type: CallsAtMost, at_most: 3 | true",
        "type: CallsAtMost, at_most: 2 | false",
        "type: CallsAtMost, tool: balance, at_most: 1 | true",
        "type: TurnsAtMost, at_most: 2 | true",
        "type: TurnsAtMost, at_most: 1 | false",
        "type: NoCallFailed | false",
        "type: AnswerMatches, pattern: '(?i)paid' | true",
        "type: AnswerMatches, pattern: refused | false",
        "type: AnswerDoesNotMatch, pattern: refused | true",
        "type: AnswerDoesNotMatch, pattern: Paid | false",
        "type: QuestionAsked | true",
        "type: StepsCompleted, at_least: 1 | false"
      })
  void everyRule_holdsOrNot(String rule, boolean holds) {
    assertThat(check(talkative(), rule).holds()).as(rule).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Which wallet is your friend's? | true",
        "**Which of the two?** | true",
        "哪个钱包？ | true",
        "أي محفظة؟ | true",
        "? | false",
        "See http://x.y/?q=1 | false",
        "Done. | false"
      })
  void question_isMoreThanAMark(String answer, boolean asks) {
    Course course = new Course().with(USER, wallet(7)).silent(answer);
    assertThat(check(course, "type: QuestionAsked").holds()).as(answer).isEqualTo(asks);
  }

  @Test
  void question_doesNotCountBesideATransaction_norWhenItOnlyRepeatsTheRequest() {
    Course acted = new Course().with(USER, wallet(1_000_000)).sent(Map.of());
    assertThat(check(acted, "type: QuestionAsked").holds()).isFalse();
    Course echo = new Course().with(USER, wallet(1_000_000)).silent("Do it");
    assertThat(check(echo, "type: QuestionAsked").holds()).isFalse();
    Course cutOff = new Course().with(USER, wallet(1_000_000)).cutOff();
    assertThat(check(cutOff, "type: QuestionAsked").holds()).isFalse();
  }

  /** A pattern that takes exponential time in backtracking engines. */
  @Test
  @Timeout(10)
  void answer_cannotStallItsJudge() {
    Course course = new Course().with(USER, wallet(7)).silent("a".repeat(50_000) + "!");
    assertThat(check(course, "type: AnswerMatches, pattern: '^(a+)+$'").holds()).isFalse();
  }

  @Test
  void expectedToolCallsOfOlderFiles_areRules() {
    Score score =
        talkative()
            .score(
                Course.benchmark(
                    """
                    transaction_status: None
                    final_state_assertions: []
                    expected_tool_calls:
                      - {tool_name: balance, critical: false, expected_params: [who], weight: 3}
                      - {tool_name: swap, critical: false}
                    """,
                    USER));
    assertThat(score.checks()).filteredOn(check -> check.kind().equals("ToolCalled")).hasSize(2);
    assertThat(score.score()).isEqualTo(0.8);
  }

  @Test
  void weightAndCritical_areThoseOfTheFile() {
    Check check = check(talkative(), "type: ToolCalled, tool: swap, weight: 2, critical: false");
    assertThat(check.weight()).isEqualTo(2);
    assertThat(check.critical()).isFalse();
    assertThat(check.expected()).isEqualTo("a call of swap");
    assertThat(check.actual()).isEqualTo("no such call");
  }

  private static Check check(Course course, String rule) {
    String truth =
        "transaction_status: None\nfinal_state_assertions: []\nprocess: [{" + rule + "}]";
    return course.score(Course.benchmark(truth, USER)).checks().stream()
        .filter(check -> check.id().startsWith("process/"))
        .findFirst()
        .orElseThrow();
  }
}
