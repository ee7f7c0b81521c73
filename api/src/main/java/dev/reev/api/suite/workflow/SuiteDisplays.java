package dev.reev.api.suite.workflow;

import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteProgress;
import dev.reev.api.suite.view.SuiteViews;
import dev.reev.api.temporal.PublicUrl;
import dev.reev.workflows.suite.SuiteDisplay;
import org.springframework.stereotype.Component;

/** Current summaries of suites for Temporal's Web UI. */
@Component
class SuiteDisplays {

  private final SuiteViews reading;
  private final PublicUrl url;

  SuiteDisplays(SuiteViews reading, PublicUrl url) {
    this.reading = reading;
    this.url = url;
  }

  /** The summary of a suite, see {@link SuiteDisplay}. */
  SuiteDisplay of(StoredSuite suite) {
    SuiteProgress progress = reading.progress(suite.id());
    return new SuiteDisplay(
        url.value(),
        suite.name(),
        suite.items(),
        suite.definition().concurrency(),
        progress.failed() + progress.timedOut(),
        progress.passed(),
        progress.meanScore(),
        suite.paused(),
        suite.stopRequested());
  }
}
