package dev.reev.api.suite.state;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads all items of a suite with their outcomes, for statistics. */
@Component
public class SuiteOutcomes {

  private final SuiteItems items;

  SuiteOutcomes(SuiteItems items) {
    this.items = items;
  }

  /** In the order of the suite; at most 10,000; none when there is no such suite. */
  public List<ItemOutcome> of(UUID suite) {
    return items.all(suite, SuiteItems.Filter.NONE).map(ItemView::outcome).toList();
  }
}
