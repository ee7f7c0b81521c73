package dev.reev.api.dashboard.runs;

import dev.reev.api.run.view.RunListParameters;
import dev.reev.api.run.view.RunPage;
import dev.reev.api.run.view.RunView;
import dev.reev.api.run.view.RunViews;
import dev.reev.benchmarks.text.FigureText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of runs for pages. */
@Component
public class RunRows {

  /** Rows of a short list inside another page. */
  private static final int SHORT = 10;

  private static final int MOST_COUNTED = 1000;

  private final RunViews reading;

  RunRows(RunViews reading) {
    this.reading = reading;
  }

  /** The newest runs that wait or run. */
  public List<RunView> underWay() {
    return some(List.of("Pending", "Running"), null, null);
  }

  /** The newest runs of a benchmark, an agent, or both. */
  public List<RunView> newest(@Nullable String benchmark, @Nullable String agent) {
    return some(null, benchmark, agent);
  }

  /** The newest runs with a score of an agent on a benchmark. */
  public List<RunView> newestScored(String benchmark, String agent) {
    return some(List.of("Completed"), benchmark, agent);
  }

  private List<RunView> some(
      @Nullable List<String> states, @Nullable String benchmark, @Nullable String agent) {
    return reading
        .page(RunListParameters.of(states, benchmark, agent, null, null, SHORT, null))
        .data();
  }

  RunPage page(RunFilterForm form) {
    return reading.page(form.parameters());
  }

  /**
   * Number of matching runs as text, for example "322" or "1,000+": counting stops at a thousand.
   */
  String count(RunFilterForm form, RunPage page) {
    int count =
        form.isFirstPage() && page.nextCursor() == null
            ? page.data().size()
            : reading.count(form.fromTheStart().parameters(), MOST_COUNTED);
    if (count > MOST_COUNTED) {
      return FigureText.count(MOST_COUNTED) + "+ runs";
    }
    return FigureText.count(count) + (count == 1 ? " run" : " runs");
  }
}
