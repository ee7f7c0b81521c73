package dev.reev.api.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.watch.rule.WatchRule;
import dev.reev.workflows.schedule.TickDecision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tests the promises of the watch by simulation with a known truth: it detects a regression, and
 * its rate of false alarms stays within the stated level.
 */
class WatchPowerTest {

  static final WatchRule RULE =
      new WatchRule(
          null,
          WatchRule.SUSPECT_LEVEL,
          WatchRule.CONFIRM_LEVEL,
          WatchRule.MAX_ROUNDS,
          WatchRule.MIN_COVERAGE);

  /** 200 runs a tick: a fall from 70 % to 50 % is four standard errors. */
  static final int BENCHMARKS = 20;

  static final int REPEATS = 10;

  @Test
  void aFallFrom70To50PercentAtTick6_isConfirmedAtTick6() {
    var watch = watch(42);

    List<TickDecision> decisions = new ArrayList<>();
    for (int tick = 1; tick <= 10; tick++) {
      decisions.add(watch.tick(tick < 6 ? 0.7 : 0.5));
    }

    assertThat(decisions.subList(0, 5)).doesNotContain(TickDecision.REGRESSED);
    assertThat(decisions.get(5)).isEqualTo(TickDecision.REGRESSED);
    assertThat(decisions.subList(6, 10)).containsOnly(TickDecision.STILL_REGRESSED);
  }

  @Test
  void suchAFall_isFoundAtTheRightTickNearlyAlways() {
    long found =
        IntStream.range(0, 8)
            .filter(
                seed -> {
                  var watch = watch(seed);
                  for (int tick = 1; tick < 6; tick++) {
                    watch.tick(0.7);
                  }
                  return watch.tick(0.5) == TickDecision.REGRESSED;
                })
            .count();

    assertThat(found).isGreaterThanOrEqualTo(7);
  }

  @Test
  void in200TicksWithoutAChange_falseAlarmsStayBelowTheStatedLevel() {
    List<TickDecision> decisions = new ArrayList<>();
    var watch = watch(7);
    for (int tick = 1; tick <= 200; tick++) {
      TickDecision decision = watch.tick(0.7);
      decisions.add(decision);
      if (decision == TickDecision.REGRESSED) {
        watch.forget();
      }
    }

    assertThat(Collections.frequency(decisions, TickDecision.REGRESSED))
        .isLessThanOrEqualTo((int) (200 * WatchRule.CONFIRM_LEVEL));
    // The budget: a suspicion costs a round or two, and few ticks raise one.
    assertThat(watch.rounds).isLessThan(40);
  }

  private static SimulatedWatch watch(long seed) {
    return new SimulatedWatch(RULE, new SimulatedAgent(BENCHMARKS, REPEATS, seed));
  }
}
