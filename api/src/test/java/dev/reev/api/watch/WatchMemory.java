package dev.reev.api.watch;

import dev.reev.api.watch.judge.TickCase;
import dev.reev.api.watch.judge.TickCase.Standing;
import dev.reev.api.watch.judge.TickVerdict.Decided;
import dev.reev.api.watch.state.Ticks;
import dev.reev.statistics.ObservedRun;
import dev.reev.workflows.schedule.TickDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In-memory stand-in for the stored earlier ticks. */
final class WatchMemory {

  private @Nullable List<ObservedRun> baseline;
  private @Nullable Standing standing;

  TickCase of(List<ObservedRun> tick, List<List<ObservedRun>> fresh) {
    return new TickCase(tick, baseline, List.copyOf(fresh), standing);
  }

  void keep(Decided decided, List<ObservedRun> tick) {
    if (Ticks.isGood(decided.decision())) {
      baseline = tick;
      standing = null;
    } else if (decided.decision() == TickDecision.REGRESSED) {
      standing = new Standing(decided.regressed(), tick);
    }
  }

  /** Simulates an investigated alarm: the next tick becomes the new baseline. */
  void forget() {
    baseline = null;
    standing = null;
  }
}
