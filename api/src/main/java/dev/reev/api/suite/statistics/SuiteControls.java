package dev.reev.api.suite.statistics;

import dev.reev.api.comparison.ScoredWith;
import dev.reev.benchmarks.control.ControlScores;
import dev.reev.statistics.ObservedRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Scores of the control agents on the benchmarks of a suite. They are known for the shipped
 * benchmarks, and only for exactly the measured texts: the figures come with the build, not from
 * runs of this server.
 */
@Component
public class SuiteControls {

  private final BenchmarkTexts texts;
  private final ControlScores scores = ControlScores.shipped();

  SuiteControls(BenchmarkTexts texts) {
    this.texts = texts;
  }

  /** For the benchmarks behind these scores, in the texts that they were computed with. */
  ControlsView of(ScoredWith with) {
    List<Map.Entry<String, String>> texts =
        with.texts().entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(sha -> Map.entry(each.getKey(), sha)))
            .toList();
    return new ControlsView(scores.scorer(), texts.size(), scores.means(texts));
  }

  /** For the benchmarks of these items; items without a run are ignored. */
  public ControlsView of(List<ObservedRun> items) {
    var ran =
        texts.of(items.stream().map(ObservedRun::run).filter(Objects::nonNull).distinct().toList());
    return new ControlsView(scores.scorer(), ran.size(), scores.means(ran));
  }
}
