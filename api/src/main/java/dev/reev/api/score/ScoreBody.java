package dev.reev.api.score;

import dev.reev.api.request.Visible;
import dev.reev.api.run.state.RunLimits;
import dev.reev.api.score.state.ScoreOrder;
import dev.reev.api.score.state.ScoreTarget;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request to score again.
 *
 * @param ymlContent score with exactly this benchmark; when left out each run is scored with the
 *     text that it was made from
 * @param reason why, in a line
 * @param requestedBy who asks for it
 */
record ScoreBody(
    @Nullable String ymlContent,
    @Pattern(
            regexp = "[^\\p{Cc}]{1,500}",
            message = "reason must have 1 to 500 characters and no control characters")
        @Nullable String reason,
    @Visible(
            message =
                "requested_by must have 1 to 128 characters, no control ones and one that is"
                    + " visible")
        @Pattern(
            regexp = RunLimits.TEXT,
            message =
                "requested_by must have 1 to 128 characters, no control ones and one that is"
                    + " visible")
        @Nullable String requestedBy) {

  static final ScoreBody EMPTY = new ScoreBody(null, null, null);

  ScoreOrder order(ScoreTarget target) {
    return new ScoreOrder(target, ymlContent, reason, requestedBy);
  }
}
