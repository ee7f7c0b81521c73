package dev.reev.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.chaos.ChaosPlan.Kill;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {

  @Test
  void sameSeed_sameKills() {
    assertThat(ChaosPlan.of(300, 40, 4, 7)).isEqualTo(ChaosPlan.of(300, 40, 4, 7));
    assertThat(ChaosPlan.of(300, 40, 4, 7).kills())
        .isNotEqualTo(ChaosPlan.of(300, 40, 4, 8).kills());
  }

  @Test
  void kills_hitEveryKindEquallyAndLeaveRunsForTheLastOne() {
    ChaosPlan plan = ChaosPlan.of(300, 40, 4, 7);

    for (Target target : Target.values()) {
      assertThat(plan.kills()).filteredOn(kill -> kill.target() == target).hasSize(8);
    }
    assertThat(plan.kills()).extracting(Kill::afterRuns).isSorted();
    assertThat(plan.kills()).allMatch(kill -> kill.afterRuns() < 292);
  }

  @Test
  void fewRuns_stillHaveAMomentForEachKill() {
    assertThat(ChaosPlan.of(1, 5, 4, 7).kills()).allMatch(kill -> kill.afterRuns() == 0);
  }
}
