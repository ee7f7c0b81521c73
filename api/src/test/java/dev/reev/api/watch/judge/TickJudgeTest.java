package dev.reev.api.watch.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.watch.judge.TickCase.Standing;
import dev.reev.api.watch.judge.TickVerdict.Decided;
import dev.reev.api.watch.judge.TickVerdict.Unsure;
import dev.reev.api.watch.rule.WatchRule;
import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Outcome;
import dev.reev.statistics.Outcome.AgentBroke;
import dev.reev.statistics.Outcome.Missing;
import dev.reev.statistics.Outcome.Scored;
import dev.reev.workflows.schedule.TickDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TickJudgeTest {

  private static final Outcome PASS = new Scored(1, true);
  private static final Outcome FAIL = new Scored(0, false);
  private static final String CONTROL = "deterministic";

  private final TickJudge judge = new TickJudge(rule(null));

  @Test
  void aControlThatFails_saysNothingOfTheAgents_howeverBadTheyAre() {
    var watched = new TickJudge(rule(CONTROL));

    Decided decided =
        decided(watched.judge(tick(runs("a", 40, 0, CONTROL, 39), runs("a", 40, 40, CONTROL, 40))));

    assertThat(decided.decision()).isEqualTo(TickDecision.ENVIRONMENT_INVALID);
    assertThat(decided.reason()).startsWith("control deterministic: b");
    assertThat(decided.regressed()).isEmpty();
  }

  @Test
  void aControlThatFailsInAConfirmingSuite_confirmsNothing() {
    var watched = new TickJudge(rule(CONTROL));
    List<ObservedRun> before = runs("a", 40, 40, CONTROL, 40);
    List<ObservedRun> after = runs("a", 40, 0, CONTROL, 40);

    TickVerdict verdict =
        watched.judge(new TickCase(after, before, List.of(runs("a", 40, 0, CONTROL, 39)), null));

    assertThat(decided(verdict).decision()).isEqualTo(TickDecision.ENVIRONMENT_INVALID);
  }

  @Test
  void theFirstTick_isTheBaseline_unlessItsControlFails() {
    var watched = new TickJudge(rule(CONTROL));

    assertThat(decided(watched.judge(tick(runs("a", 40, 9, CONTROL, 40), null))).decision())
        .isEqualTo(TickDecision.BASELINE);
    assertThat(decided(watched.judge(tick(runs("a", 40, 9, CONTROL, 39), null))).decision())
        .isEqualTo(TickDecision.ENVIRONMENT_INVALID);
  }

  @Test
  void runsWithoutAResult_areNotZero_butTooManyOfThemAreIndecisive() {
    List<ObservedRun> before = runs("a", 40, 40);

    assertThat(decided(judge.judge(tick(lacking("a", 40, 7), before))).decision())
        .isEqualTo(TickDecision.GOOD);
    assertThat(decided(judge.judge(tick(lacking("a", 40, 20), before))).decision())
        .isEqualTo(TickDecision.INDECISIVE);
  }

  @Test
  void anAgentThatBreaks_isAResult_andSuspected() {
    List<ObservedRun> broken = runs("a", 40, n -> n < 20 ? PASS : new AgentBroke());

    assertThat(judge.judge(tick(broken, runs("a", 40, 40)))).isInstanceOf(Unsure.class);
  }

  @Test
  void ofSeveralAgents_onlyTheSuspectedAreRunAgain_andNamed() {
    List<ObservedRun> before = runs("a", 40, 40, "b", 40);
    List<ObservedRun> after = runs("a", 40, 10, "b", 40);

    Unsure unsure = (Unsure) judge.judge(tick(after, before));
    TickVerdict verdict =
        judge.judge(new TickCase(after, before, List.of(runs("a", 40, 10)), null));

    assertThat(unsure.agents()).containsExactly("a");
    assertThat(decided(verdict).decision()).isEqualTo(TickDecision.REGRESSED);
    assertThat(decided(verdict).regressed()).containsExactly("a");
  }

  @Test
  void freshRunsAsGoodAsBefore_refuteTheSuspicion_whateverRaisedIt() {
    TickVerdict verdict =
        judge.judge(
            new TickCase(runs("a", 40, 0), runs("a", 40, 40), List.of(runs("a", 40, 40)), null));

    assertThat(decided(verdict).decision()).isEqualTo(TickDecision.REFUTED);
  }

  /** Five of 40 that fail are suspicious (p = 0.05), and far from the level that confirms. */
  @Test
  void freshRunsThatAreOnlySuspicious_askForAnotherRound_upToTheBudget() {
    List<ObservedRun> before = runs("a", 40, 40);
    List<ObservedRun> slightly = runs("a", 40, 33);
    List<ObservedRun> nothing = lacking("a", 40, 40);

    assertThat(judge.judge(new TickCase(slightly, before, List.of(slightly), null)))
        .isInstanceOf(Unsure.class);
    assertThat(
            decided(judge.judge(new TickCase(slightly, before, List.of(nothing, nothing), null)))
                .decision())
        .isEqualTo(TickDecision.INDECISIVE);
  }

  @Test
  void aStandingRegression_costsNoFreshRuns() {
    List<ObservedRun> bad = runs("a", 40, 10);

    Decided decided =
        decided(
            judge.judge(
                new TickCase(bad, runs("a", 40, 40), List.of(), new Standing(Set.of("a"), bad))));

    assertThat(decided.decision()).isEqualTo(TickDecision.STILL_REGRESSED);
    assertThat(decided.regressed()).containsExactly("a");
  }

  @Test
  void aRecovery_isBetterThanTheFirstBadTick_andNotOnlyNoWorseThanBefore() {
    List<ObservedRun> before = runs("a", 40, 40);
    var standing = new Standing(Set.of("a"), runs("a", 40, 10));
    var slight = new Standing(Set.of("a"), runs("a", 40, 39));

    assertThat(decided(judge.judge(new TickCase(before, before, List.of(), standing))).decision())
        .isEqualTo(TickDecision.RECOVERED);
    assertThat(decided(judge.judge(new TickCase(before, before, List.of(), slight))).decision())
        .isEqualTo(TickDecision.INDECISIVE);
  }

  @Test
  void anotherAgentThatFallsDuringARegression_isSuspectedByItself() {
    List<ObservedRun> before = runs("a", 40, 40, "b", 40);
    List<ObservedRun> after = runs("a", 40, 10, "b", 10);

    Unsure unsure =
        (Unsure)
            judge.judge(
                new TickCase(
                    after, before, List.of(), new Standing(Set.of("a"), runs("a", 40, 10))));

    assertThat(unsure.agents()).containsExactly("b");
  }

  private static WatchRule rule(@Nullable String control) {
    return new WatchRule(control, 0.05, 0.01, 2, 0.8);
  }

  private static TickCase tick(List<ObservedRun> runs, @Nullable List<ObservedRun> baseline) {
    return new TickCase(runs, baseline, List.of(), null);
  }

  private static Decided decided(TickVerdict verdict) {
    return (Decided) verdict;
  }

  private static List<ObservedRun> runs(String agent, int count, int passed) {
    return runs(agent, count, n -> n < passed ? PASS : FAIL);
  }

  private static List<ObservedRun> runs(
      String agent, int count, int passed, String other, int otherPassed) {
    List<ObservedRun> all = new ArrayList<>(runs(agent, count, passed));
    all.addAll(runs(other, count, otherPassed));
    return all;
  }

  /** Of which so many have no result, and the others pass. */
  private static List<ObservedRun> lacking(String agent, int count, int missing) {
    return runs(agent, count, n -> n < missing ? new Missing() : PASS);
  }

  /** Four repeats of each benchmark. */
  private static List<ObservedRun> runs(String agent, int count, IntFunction<Outcome> outcome) {
    List<ObservedRun> runs = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      runs.add(
          new ObservedRun("b" + n % (count / 4), agent, n / (count / 4), null, outcome.apply(n)));
    }
    return runs;
  }
}
