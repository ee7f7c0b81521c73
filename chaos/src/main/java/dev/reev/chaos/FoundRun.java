package dev.reev.chaos;

import dev.reev.stack.outcome.ReevFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A run as the server returns it after the workload.
 *
 * @param id its id
 * @param benchmark its benchmark
 * @param state Pending, Running, Completed, Failed, Stopped or TimedOut
 * @param score empty when there is none
 * @param failure class of the failure; empty when there is none
 * @param attempts oldest first
 */
record FoundRun(
    String id,
    String benchmark,
    String state,
    OptionalDouble score,
    Optional<String> failure,
    List<Attempt> attempts) {

  private static final Set<String> TERMINAL = Set.of("Completed", "Failed", "Stopped", "TimedOut");

  /**
   * Failure classes due to the machine, not the agent, with the least number of attempts that the
   * server makes (docs/how-a-run-travels.md): a run that failed with fewer had some left.
   */
  private static final Map<String, Integer> INFRASTRUCTURE =
      Map.of(
          "agent_unavailable", 3,
          "ledger_unavailable", 3,
          "runner_crashed", 3,
          "runner_killed", 3,
          "session_missing", 2,
          "session_invalid", 2,
          "host_lost", 3,
          "internal", 3);

  /**
   * One attempt.
   *
   * @param number from 1
   * @param failure class of the failure; empty when it led to a score
   */
  record Attempt(int number, Optional<String> failure) {}

  static FoundRun of(JsonNode run, JsonNode attempts) {
    List<Attempt> found = new ArrayList<>();
    for (JsonNode attempt : attempts) {
      found.add(new Attempt(attempt.path("number").asInt(0), failure(attempt)));
    }
    JsonNode score = run.path("score");
    return new FoundRun(
        run.path("id").asString(""),
        run.path("benchmark_id").asString(""),
        run.path("state").asString(""),
        score.isNumber() ? OptionalDouble.of(score.doubleValue()) : OptionalDouble.empty(),
        failure(run),
        List.copyOf(found));
  }

  private static Optional<String> failure(JsonNode json) {
    JsonNode failure = json.path("failure");
    if (!failure.isObject()) {
      return Optional.empty();
    }
    String type = failure.path("type").asString("");
    if (type.isEmpty()) {
      throw ReevFailure.failed("the server names a failure without its class: " + json);
    }
    return Optional.of(type);
  }

  static boolean ended(String state) {
    return TERMINAL.contains(state);
  }

  boolean completed() {
    return state.equals("Completed");
  }

  boolean completedAs(Task task) {
    return completed() && score.isPresent() && task.accepts(score.getAsDouble());
  }

  /** Returns true when every attempt was hit: a legitimate end without a score. */
  boolean retriesUsedUp() {
    return state.equals("Failed")
        && score.isEmpty()
        && failure
            .map(INFRASTRUCTURE::get)
            .filter(allowed -> attempts.size() >= allowed)
            .isPresent();
  }

  /**
   * Returns true when attempts are numbered from 1 without a gap, and only the last one of a
   * completed run led to the score.
   */
  boolean attemptsAddUp() {
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      boolean scored = completed() && i == attempts.size() - 1;
      if (attempt.number() != i + 1 || scored == attempt.failure().isPresent()) {
        return false;
      }
    }
    return !attempts.isEmpty();
  }
}
