package dev.reev.api.dashboard.scores;

import dev.reev.api.score.view.ScoreSetView;
import dev.reev.api.score.view.ScoreViews;
import dev.reev.api.score.view.ScoresOfRun;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Results of scoring again; templates call it {@code @scores}. */
@Component("scores")
public class LaterScoreTables {

  /** As many as one reads; the API has them all. */
  private static final int SHOWN = 10;

  private final ScoreViews reading;

  LaterScoreTables(ScoreViews reading) {
    this.reading = reading;
  }

  /** Later scores of a run, newest last. */
  public List<ScoresOfRun.Entry> ofRun(UUID run) {
    List<ScoresOfRun.Entry> all = reading.laterOf(run);
    return all.subList(Math.max(0, all.size() - SHOWN), all.size());
  }

  /** Score sets of a suite, newest first. */
  public List<ScoreSetView> ofSuite(UUID suite) {
    return reading.ofSuite(suite, SHOWN);
  }
}
