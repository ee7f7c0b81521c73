package dev.reev.stack.client;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Status of a run.
 *
 * @param state Pending, Running, Completed, Failed, Stopped or TimedOut
 * @param score 0 to 1; empty when there is none
 * @param passed empty when there is no score
 * @param harm whether there was harm
 * @param unconfined whether the agent ran without a sandbox, as the operator allowed, and so could
 *     change its own score
 * @param failedChecks checks that do not hold, as the server returns them; not an object when there
 *     are none
 * @param failure class and message of a run that broke
 * @param error one-line message
 * @param attempt 1 for the first one; 0 when unknown
 * @param progress of the attempt, 0 to 100
 */
public record RunStatus(
    String state,
    OptionalDouble score,
    Optional<Boolean> passed,
    boolean harm,
    boolean unconfined,
    JsonNode failedChecks,
    Optional<Failure> failure,
    Optional<String> error,
    int attempt,
    int progress) {

  private static final Set<String> TERMINAL = Set.of("Completed", "Failed", "Stopped", "TimedOut");

  /**
   * Reason why a run broke.
   *
   * @param failureClass such as runner_crashed
   * @param message one line
   */
  public record Failure(String failureClass, String message) {}

  static RunStatus of(JsonNode json) {
    JsonNode score = json.path("score");
    JsonNode passed = json.path("passed");
    JsonNode failure = json.path("failure");
    return new RunStatus(
        json.path("state").asString("Unknown"),
        score.isNumber() ? OptionalDouble.of(score.doubleValue()) : OptionalDouble.empty(),
        passed.isBoolean() ? Optional.of(passed.booleanValue()) : Optional.empty(),
        json.path("harm").asBoolean(false),
        json.path("unconfined").asBoolean(false),
        json.path("failed_checks"),
        failure.isObject()
            ? Optional.of(
                new Failure(
                    failure.path("class").asString("unknown"),
                    failure.path("message").asString("")))
            : Optional.empty(),
        json.path("error").isString()
            ? Optional.of(json.path("error").stringValue())
            : Optional.empty(),
        json.path("attempt").asInt(0),
        json.path("progress").asInt(0));
  }

  /** Returns true when the run has ended, after which its status no longer changes. */
  public boolean ended() {
    return TERMINAL.contains(state);
  }
}
