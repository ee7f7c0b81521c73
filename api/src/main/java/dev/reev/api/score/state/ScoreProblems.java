package dev.reev.api.score.state;

import dev.reev.api.problem.ProblemException;
import dev.reev.api.problem.ProblemExceptions;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Error responses for requests about scores. */
public final class ScoreProblems {

  private ScoreProblems() {}

  public static ProblemException unknownScoreSet(String id) {
    return ProblemExceptions.notFound("score set '" + id + "' is not known");
  }

  static ProblemException unknownBenchmark(String id) {
    return ProblemExceptions.notFound("benchmark '" + id + "' is not known");
  }

  public static ProblemException alreadyEnded(UUID id) {
    return conflict("already_ended", "score set " + id + " has already ended");
  }

  static ProblemException notEnded(String what) {
    return conflict("not_ended", what + " has not ended; score it again when it has");
  }

  public static ProblemException notComplete(UUID id, String state) {
    return conflict(
        "not_completed", "score set %s is %s; only a complete one counts".formatted(id, state));
  }

  static ProblemException nothingToScore(String what) {
    return conflict("nothing_to_score", what + ", so there is nothing to score again");
  }

  private static ProblemException conflict(String code, String message) {
    return new ProblemException(HttpStatus.CONFLICT, code, message, List.of());
  }
}
