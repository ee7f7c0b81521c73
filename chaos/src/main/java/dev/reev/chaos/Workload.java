package dev.reev.chaos;

import dev.reev.chaos.StackProcesses.RunProcess;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ReevFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Submits runs and follows them as a patient client: repeats requests that are not answered. One
 * thread drives it; the others only read.
 */
final class Workload {

  /**
   * An accepted run.
   *
   * @param key its idempotency key
   * @param task its benchmark
   * @param id the run that the server returned
   */
  record Order(String key, Task task, String id) {}

  private final ChaosPlan plan;
  private final KillLog log;
  private final String keyPrefix;
  private final List<Order> orders = new ArrayList<>();

  /** The same fault recurs with every turn, so each is reported once. */
  private final Set<String> faults = new LinkedHashSet<>();

  /** Last known state of each open run. */
  private final Map<String, String> open = new ConcurrentHashMap<>();

  private final AtomicInteger ended = new AtomicInteger();
  private int sentAgain;
  private boolean unanswered;

  Workload(ChaosPlan plan, KillLog log, String keyPrefix) {
    this.plan = plan;
    this.log = log;
    this.keyPrefix = keyPrefix;
  }

  /**
   * Submits the next runs and polls the open ones; returns early when the server is unreachable.
   */
  void advance(ReevServer server, int nextMoment) {
    try {
      // Holds runs back for a due kill, which needs open runs to hit.
      while (orders.size() < plan.runs()
          && open.size() < 2 * plan.parallel()
          && (open.isEmpty() || orders.size() < nextMoment + 2 * plan.parallel())) {
        order(server);
      }
      for (String run : List.copyOf(open.keySet())) {
        look(server, run);
      }
    } catch (ServerUnreachableException e) {
      // The stack is being restarted; the next turn repeats the calls.
    } catch (ReevFailure fault) {
      faults.add(fault.line());
    }
  }

  private void order(ReevServer server) throws ServerUnreachableException {
    int number = orders.size();
    String key = keyPrefix + "-" + number;
    Task task = Task.number(number);
    if (unanswered) {
      sentAgain++;
    }
    unanswered = true;
    Duration sent = log.now();
    String id = server.order(key, task.benchmark(), "deterministic");
    unanswered = false;
    log.answered(sent);
    orders.add(new Order(key, task, id));
    open.put(id, "Pending");
  }

  private void look(ReevServer server, String run) throws ServerUnreachableException {
    Duration sent = log.now();
    String state = server.get("/api/v1/runs/" + run).path("state").asString("");
    log.answered(sent);
    if (!FoundRun.ended(state)) {
      open.put(run, state);
      return;
    }
    open.remove(run);
    ended.incrementAndGet();
    if (state.equals("Completed")) {
      log.completed(sent);
    }
  }

  /** Open runs by phase, according to these processes and the last answers. */
  Map<RunPhase, Integer> phases(List<RunProcess> processes) {
    Map<RunPhase, Integer> phases = new EnumMap<>(RunPhase.class);
    open.forEach(
        (run, state) -> {
          List<RunProcess> own =
              processes.stream().filter(process -> process.run().equals(run)).toList();
          boolean runner = own.stream().anyMatch(process -> process.is(Target.RUNNER));
          boolean ledger = own.stream().anyMatch(process -> process.is(Target.LEDGER));
          phases.merge(RunPhase.of(state, runner, ledger), 1, Integer::sum);
        });
    return phases;
  }

  int ended() {
    return ended.get();
  }

  int openRuns() {
    return open.size();
  }

  boolean done() {
    return ended.get() >= plan.runs();
  }

  /** Number of submissions repeated because there was no answer. */
  int sentAgain() {
    return sentAgain;
  }

  List<Order> orders() {
    return List.copyOf(orders);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }
}
