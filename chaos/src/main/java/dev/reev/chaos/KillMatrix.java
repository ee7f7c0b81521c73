package dev.reev.chaos;

import dev.reev.chaos.Verdict.Observations;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.outcome.Pause;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the workload of a plan on a stack of its own while killing its processes. */
public final class KillMatrix {

  private static final Duration TURN = Duration.ofMillis(200);

  private static final Duration TELL_EVERY = Duration.ofSeconds(10);

  /** Setting up PostgreSQL and starting everything has been seen to take a minute. */
  private static final Duration START = Duration.ofMinutes(3);

  /** Time limit for each run and kill on a busy machine, far more than a quiet one needs. */
  private static final Duration PER_RUN = Duration.ofSeconds(30);

  private static final Duration PER_KILL = Duration.ofSeconds(90);

  private final ChaosPlan plan;
  private final Progress progress;
  private final ChaosStack stack;

  /**
   * Creates a matrix for one plan.
   *
   * @param root checkout whose built jars are used
   * @param folder empty; receives the data and the logs of the stack
   */
  public KillMatrix(ChaosPlan plan, Path root, Path folder, Progress progress) {
    this.plan = plan;
    this.progress = progress;
    this.stack = new ChaosStack(root, folder, plan.parallel());
  }

  /** Runs the plan; returns when the stack has stopped. */
  public ChaosReport run() {
    Thread onSignal = new Thread(this::abandon, "chaos-down");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      ChaosReport report = measure();
      Runtime.getRuntime().removeShutdownHook(onSignal);
      return report;
    } finally {
      abandon();
    }
  }

  private void abandon() {
    stack.close();
    stack.killLeftovers();
  }

  private ChaosReport measure() {
    progress.say(
        "seed %d: %d runs, %d at a time, %d kills"
            .formatted(plan.seed(), plan.runs(), plan.parallel(), plan.kills().size()));
    awaitServer();
    KillLog log = new KillLog();
    Workload workload = new Workload(plan, log, "chaos-" + plan.seed());
    work(workload, new Killer(plan, stack, workload, log), log);
    Duration took = log.now();
    Observations seen = observe(workload, log);
    return ChaosReport.of(plan, took, stack.starts(), workload.sentAgain(), seen);
  }

  private void work(Workload workload, Killer killer, KillLog log) {
    Thread thread = new Thread(killer, "chaos-killer");
    thread.setDaemon(true);
    thread.start();
    Duration patience =
        PER_RUN.multipliedBy(plan.runs()).plus(PER_KILL.multipliedBy(plan.kills().size()));
    Duration told = Duration.ZERO;
    while (!(workload.done() && !thread.isAlive()) && log.now().compareTo(patience) < 0) {
      stack.keepUp();
      stack.server().ifPresent(server -> workload.advance(server, killer.nextMoment()));
      if (log.now().minus(told).compareTo(TELL_EVERY) > 0) {
        told = log.now();
        progress.say(
            "%4d s: %d of %d runs ended, %d open, %d of %d kills, stack started %d times"
                .formatted(
                    told.toSeconds(),
                    workload.ended(),
                    plan.runs(),
                    workload.openRuns(),
                    log.kills().size(),
                    plan.kills().size(),
                    stack.starts()));
      }
      Pause.awaiting("the stack", TURN);
    }
    thread.interrupt();
  }

  private Observations observe(Workload workload, KillLog log) {
    progress.say("waiting until nothing but the stack is alive (up to 60 s)");
    ReevServer server = awaitServer();
    List<String> left = new ArrayList<>(new LeftoverCheck(stack).besidesTheStack());
    Inspection inspection = new Inspection(server);
    List<FoundRun> runs = inspection.runs();
    long results = inspection.results();
    long performanceRuns = inspection.performanceRuns();
    var invariants = inspection.invariants();
    progress.say("stopping the stack");
    stack.close();
    left.addAll(new LeftoverCheck(stack).ofTheStoppedStack());
    return new Observations(
        plan.runs(),
        plan.kills().size(),
        log.kills(),
        workload.orders(),
        runs,
        results,
        performanceRuns,
        workload.faults(),
        left,
        invariants);
  }

  private ReevServer awaitServer() {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline) {
      stack.keepUp();
      Optional<ReevServer> server = stack.server().filter(ReevServer::answers);
      if (server.isPresent()) {
        return server.get();
      }
      Pause.awaiting("the stack", TURN);
    }
    throw ReevFailure.failed("the stack is not up after " + START.toMinutes() + " minutes");
  }
}
