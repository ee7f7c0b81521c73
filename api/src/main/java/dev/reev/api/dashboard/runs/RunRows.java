package dev.reev.api.dashboard.runs;

import dev.reev.api.run.view.RunListParameters;
import dev.reev.api.run.view.RunPage;
import dev.reev.api.run.view.RunView;
import dev.reev.api.run.view.RunViews;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of runs for pages. */
@Component
public class RunRows {

  /** What fits on a screen beside other things. */
  private static final int SHORT = 10;

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

  private List<RunView> some(
      @Nullable List<String> states, @Nullable String benchmark, @Nullable String agent) {
    return reading
        .page(RunListParameters.of(states, benchmark, agent, null, null, SHORT, null))
        .data();
  }

  RunPage page(RunFilterForm form) {
    return reading.page(
        RunListParameters.of(
            given(form.state()).map(List::of).orElse(null),
            given(form.benchmark()).orElse(null),
            given(form.agent()).orElse(null),
            given(form.label()).map(List::of).orElse(null),
            given(form.suite()).orElse(null),
            null,
            given(form.cursor()).orElse(null)));
  }

  /** Forms send what was not filled in as empty texts. */
  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}
