package dev.reev.chaos;

import dev.reev.chaos.ChaosPlan.Kill;
import dev.reev.chaos.KillLog.DoneKill;
import dev.reev.chaos.StackProcesses.RunProcess;
import dev.reev.stack.home.StackInfo;
import dev.reev.stack.process.OwnedProcess;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Carries out the kills of a plan one after the other. */
final class Killer implements Runnable {

  /** A runner lives for seconds; a much longer interval would miss some. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /**
   * A stopped stack starts within a minute even on a busy machine, and then has a process to kill.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A run has three attempts: two kills leave it one, so that it still gets its score. */
  private static final int MAX_HITS_OF_A_RUN = 2;

  private final ChaosPlan plan;
  private final ChaosStack stack;
  private final Workload workload;
  private final KillLog log;
  private final StackProcesses processes;
  private final SplittableRandom random;
  private final Map<String, Integer> hits = new HashMap<>();
  private final AtomicInteger begun = new AtomicInteger();

  Killer(ChaosPlan plan, ChaosStack stack, Workload workload, KillLog log) {
    this.plan = plan;
    this.stack = stack;
    this.workload = workload;
    this.log = log;
    this.processes = new StackProcesses(stack.home());
    this.random = new SplittableRandom(plan.seed());
  }

  @Override
  public void run() {
    try {
      for (Kill kill : plan.kills()) {
        while (workload.ended() < kill.afterRuns()) {
          Thread.sleep(LOOK_EVERY.toMillis());
        }
        Thread.sleep(kill.delay().toMillis());
        carryOut(kill.target());
        begun.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Number of ended runs that the next kill waits for. */
  int nextMoment() {
    int next = begun.get();
    return next < plan.kills().size() ? plan.kills().get(next).afterRuns() : plan.runs();
  }

  private void carryOut(Target target) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      List<RunProcess> ofRuns = processes.ofRuns();
      Optional<Victim> victim = victim(target, ofRuns);
      if (victim.isPresent() && kill(target, victim.get(), ofRuns)) {
        return;
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  /** A process to kill, and the run that it belongs to, if any. */
  private record Victim(ProcessHandle process, Optional<String> run) {}

  private Optional<Victim> victim(Target target, List<RunProcess> ofRuns) {
    if (target.belongsToARun()) {
      return ofARun(target, ofRuns);
    }
    // Only while the stack is up: killing a half-started server would test another program.
    return stack
        .info()
        .flatMap(info -> server(target, info))
        .map(process -> new Victim(process, Optional.empty()));
  }

  private Optional<ProcessHandle> server(Target target, StackInfo info) {
    OwnedProcess temporal = info.temporalProcess();
    return switch (target) {
      case API -> info.apiProcess().find();
      case TEMPORAL -> temporal == null ? Optional.empty() : processes.temporal(temporal);
      case POSTGRES -> processes.postmaster();
      case RUNNER, LEDGER -> Optional.empty();
    };
  }

  private Optional<Victim> ofARun(Target target, List<RunProcess> ofRuns) {
    List<RunProcess> candidates =
        ofRuns.stream()
            .filter(process -> process.is(target) && hitsOf(process) < MAX_HITS_OF_A_RUN)
            .toList();
    int fewest = candidates.stream().mapToInt(this::hitsOf).min().orElse(0);
    List<RunProcess> fresh =
        candidates.stream()
            .filter(process -> hitsOf(process) == fewest)
            .sorted(Comparator.comparing(RunProcess::run))
            .toList();
    return fresh.isEmpty()
        ? Optional.empty()
        : Optional.of(fresh.get(random.nextInt(fresh.size())))
            .map(chosen -> new Victim(chosen.process(), Optional.of(chosen.run())));
  }

  private int hitsOf(RunProcess process) {
    return hits.getOrDefault(process.run(), 0);
  }

  private boolean kill(Target target, Victim victim, List<RunProcess> ofRuns) {
    Map<RunPhase, Integer> around = workload.phases(ofRuns);
    Duration at = log.now();
    if (!victim.process().isAlive() || !victim.process().destroyForcibly()) {
      return false;
    }
    victim.run().ifPresent(run -> hits.merge(run, 1, Integer::sum));
    log.add(
        new DoneKill(
            target, victim.process().pid(), victim.run().orElse(null), at, around, null, null));
    return true;
  }
}
