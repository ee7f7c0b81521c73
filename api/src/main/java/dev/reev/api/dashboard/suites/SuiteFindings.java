package dev.reev.api.dashboard.suites;

import dev.reev.api.comparison.SuiteObservations;
import dev.reev.api.provenance.ProvenanceChange;
import dev.reev.api.provenance.SuiteProvenance;
import dev.reev.api.suite.statistics.ControlsView;
import dev.reev.api.suite.statistics.SuiteControls;
import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Statistics of a suite, and its changes in provenance since the previous one. */
@Component
class SuiteFindings {

  private static final double CONFIDENCE = 0.95;

  private final SuiteObservations observations;
  private final SuiteProvenance provenance;
  private final SuiteControls controls;

  SuiteFindings(
      SuiteObservations observations, SuiteProvenance provenance, SuiteControls controls) {
    this.observations = observations;
    this.provenance = provenance;
    this.controls = controls;
  }

  /** One row for each agent, then all of them together. */
  List<Row> statistics(UUID suite) {
    List<ObservedRun> all = observations.of(suite);
    List<Row> rows = new ArrayList<>();
    SortedMap<String, List<ObservedRun>> byAgent =
        all.stream()
            .collect(Collectors.groupingBy(ObservedRun::agent, TreeMap::new, Collectors.toList()));
    byAgent.forEach((agent, own) -> rows.add(new Row(agent, Summary.of(own, CONFIDENCE))));
    if (byAgent.size() > 1) {
      rows.add(new Row(null, Summary.of(all, CONFIDENCE)));
    }
    return rows;
  }

  ControlsView controls(UUID suite) {
    return controls.of(observations.of(suite));
  }

  List<ProvenanceChange> changes(UUID earlier, UUID suite) {
    return provenance.changes(earlier, suite);
  }

  /**
   * Statistics of some runs.
   *
   * @param agent null for all of them
   */
  record Row(@Nullable String agent, Summary summary) {

    /** The most runs of a benchmark that pass@k and pass^k can speak about; 0 without any. */
    public int k() {
      return summary.passAtK().isEmpty() ? 0 : summary.passAtK().lastKey();
    }

    public @Nullable Double atLeastOne() {
      return summary.passAtK().get(k());
    }

    public @Nullable Double all() {
      return summary.passHatK().get(k());
    }
  }
}
