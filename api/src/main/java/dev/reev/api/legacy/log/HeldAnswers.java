package dev.reev.api.legacy.log;

import dev.reev.api.run.state.StoredRun;
import dev.reev.api.run.state.StoredRuns;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Answers about a run under way, held until it has ended. The first web client asks for logs every
 * two seconds and never again once the status is terminal, so what it was told last would stay on
 * its page: that the run is under way. While the newest question of a client waits, an older one is
 * answered, so that its browser has connections left for the status.
 */
@Component
class HeldAnswers {

  /** Longer than the page's two seconds between questions, and shorter than proxies wait. */
  static final int LONGEST_SECONDS = 30;

  /** Of one client to one question: two tabs of it shall not answer each other's. */
  private static final int HELD_EACH = 2;

  /** Each holds a connection, and no thread. */
  private static final int HELD_IN_ALL = 100;

  /** Between two looks at the runs. */
  private static final long LOOK_MS = 200;

  private final StoredRuns runs;
  private final Map<String, Deque<Held<?>>> held = new HashMap<>();
  private int heldInAll;

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "held-answers");
            thread.setDaemon(true);
            return thread;
          });

  HeldAnswers(StoredRuns runs) {
    this.runs = runs;
    var unused = looks.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    looks.shutdownNow();
    take(everything -> true).forEach(Held::answer);
  }

  /**
   * The answer, at once when the run has ended.
   *
   * @param question who asks for what
   * @param seconds for how long it may be held; 0 for not at all
   */
  <T> DeferredResult<T> answer(
      StoredRun run, String question, int seconds, Function<StoredRun, T> view) {
    DeferredResult<T> result = new DeferredResult<>(Duration.ofSeconds(seconds).toMillis());
    if (seconds == 0 || run.state().isTerminal()) {
      result.setResult(view.apply(run));
      return result;
    }
    Held<T> asked = new Held<>(question, run, view, result);
    result.onTimeout(asked::answer);
    result.onCompletion(() -> forget(asked));
    add(asked).forEach(Held::answer);
    return result;
  }

  /** Those that are answered in exchange. */
  private synchronized List<Held<?>> add(Held<?> asked) {
    Deque<Held<?>> same = held.computeIfAbsent(asked.question(), key -> new ArrayDeque<>());
    List<Held<?>> over = new ArrayList<>();
    same.addLast(asked);
    heldInAll++;
    if (heldInAll > HELD_IN_ALL) {
      over.add(asked);
    } else if (same.size() > HELD_EACH) {
      over.add(same.getFirst());
    }
    over.forEach(this::forget);
    return over;
  }

  private synchronized void forget(Held<?> answered) {
    Deque<Held<?>> same = held.get(answered.question());
    if (same != null && same.remove(answered)) {
      heldInAll--;
      if (same.isEmpty()) {
        held.remove(answered.question());
      }
    }
  }

  private synchronized List<Held<?>> take(Predicate<Held<?>> wanted) {
    List<Held<?>> taken =
        held.values().stream().<Held<?>>flatMap(Deque::stream).filter(wanted).toList();
    taken.forEach(this::forget);
    return taken;
  }

  /** Must never throw, or it was the last look. */
  private void look() {
    try {
      Set<UUID> asked = runsAsked();
      if (!asked.isEmpty()) {
        Set<UUID> ended = runs.ended(asked);
        take(one -> ended.contains(one.run().id())).forEach(Held::answer);
      }
    } catch (DataAccessException | TransactionException e) {
      // They are answered when their time is up, or at the next look.
    }
  }

  private synchronized Set<UUID> runsAsked() {
    return held.values().stream()
        .flatMap(Deque::stream)
        .map(one -> one.run().id())
        .collect(Collectors.toSet());
  }

  /** Identity counts: two questions may be alike. */
  private final class Held<T> {
    private final String question;
    private final StoredRun run;
    private final Function<StoredRun, T> view;
    private final DeferredResult<T> result;

    Held(String question, StoredRun run, Function<StoredRun, T> view, DeferredResult<T> result) {
      this.question = question;
      this.run = run;
      this.view = view;
      this.result = result;
    }

    String question() {
      return question;
    }

    StoredRun run() {
      return run;
    }

    /** The run as it is now. */
    void answer() {
      try {
        result.setResult(view.apply(runs.find(run.id()).orElse(run)));
      } catch (RuntimeException e) {
        result.setErrorResult(e);
      }
    }
  }
}
