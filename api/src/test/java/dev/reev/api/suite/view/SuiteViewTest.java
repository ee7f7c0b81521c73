package dev.reev.api.suite.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.suite.state.SuiteOrder;
import dev.reev.api.suite.state.SuiteProgress;
import dev.reev.workflows.suite.SuiteState;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuiteViewTest {

  @Test
  void itemsWithoutARun_areSkipped() {
    var order =
        new SuiteOrder(
            "s", List.of("*"), List.of(), List.of("a"), 1, 10, null, 300, 3, new TreeMap<>());
    var suite =
        new StoredSuite(
            UUID.randomUUID(),
            SuiteKind.ORDINARY,
            SuiteState.RUNNING,
            order,
            107,
            false,
            false,
            null,
            1,
            null,
            Instant.EPOCH,
            Instant.EPOCH,
            null,
            null,
            null);

    var view = SuiteView.of(suite, new SuiteProgress(40, 10, 45, 3, 1, 1, 30, 0.5, 12.0, null));

    assertThat(view.counts().skipped()).isEqualTo(7);
  }
}
