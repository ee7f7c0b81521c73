package dev.reev.api.dashboard.compare;

import dev.reev.api.suite.view.SuiteListParameters;
import dev.reev.api.suite.view.SuiteView;
import dev.reev.api.suite.view.SuiteViews;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Suites that can be chosen as a side. */
@Component
class SideChoices {

  /** What a list can show; an address can name any suite. */
  private static final int NEWEST = 50;

  private final SuiteViews suites;

  SideChoices(SuiteViews suites) {
    this.suites = suites;
  }

  List<SuiteView> suites() {
    return suites.page(new SuiteListParameters(null, null, NEWEST, null)).suites();
  }

  /** A side that is none of these and no agent as a whole, so that the form still shows it. */
  @Nullable String other(@Nullable String side, List<SuiteView> suites, List<String> agents) {
    if (side == null || side.isBlank()) {
      return null;
    }
    boolean listed =
        suites.stream().anyMatch(suite -> suite.id().toString().equals(side))
            || agents.stream().anyMatch(agent -> side.equals("agent:" + agent));
    return listed ? null : side;
  }
}
