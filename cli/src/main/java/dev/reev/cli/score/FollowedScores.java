package dev.reev.cli.score;

import dev.reev.cli.run.Interruption;
import dev.reev.stack.outcome.Progress;

/**
 * A score set whose follower is interrupted.
 *
 * @param page where it is seen
 */
record FollowedScores(String id, String page, Progress progress) implements Interruption.Followed {

  @Override
  public void leave() {
    progress.say("score set %s goes on; see it at %s".formatted(id, page));
  }

  /** Scores are made by a server that stays. */
  @Override
  public void end() {
    leave();
  }
}
