package dev.reev.api.temporal;

import dev.reev.workflows.run.RunDisplay;
import dev.reev.workflows.run.Trigger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the titles and details of runs and suites for Temporal's Web UI. */
@Component
public class RunDisplays {

  private final PublicUrl url;
  private final AttributeRegistration attributes;

  RunDisplays(PublicUrl url, AttributeRegistration attributes) {
    this.url = url;
    this.attributes = attributes;
  }

  /** A run of its own. */
  public RunDisplay ofRun(boolean repeated) {
    return display(repeated ? Trigger.RERUN : Trigger.ORDER, null);
  }

  /**
   * A suite, and its runs.
   *
   * @param kind who asked for the suite, as it is stored
   */
  public RunDisplay ofSuite(String suiteId, String kind) {
    return switch (kind) {
      case "TICK" -> display(Trigger.SCHEDULE, suiteId);
      case "CONFIRMATION" -> display(Trigger.CONFIRMATION, suiteId);
      default -> display(Trigger.SUITE, suiteId);
    };
  }

  private RunDisplay display(Trigger trigger, @Nullable String suiteId) {
    return new RunDisplay(url.value(), attributes.isRegistered(), trigger.word(), suiteId);
  }
}
