package dev.reev.cli.score;

import dev.reev.cli.run.Interruption;
import dev.reev.stack.outcome.Progress;

/**
 * The followed score set of a command, at an interruption.
 *
 * @param page its address on the dashboard
 */
record FollowedScores(String id, String page, Progress progress) implements Interruption.Followed {

  @Override
  public void leave() {
    progress.say("score set %s goes on; see it at %s".formatted(id, page));
  }

  /** Scores are made by a server that keeps running. */
  @Override
  public void end() {
    leave();
  }
}
