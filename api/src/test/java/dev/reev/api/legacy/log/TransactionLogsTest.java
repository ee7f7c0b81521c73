package dev.reev.api.legacy.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionLogsTest {

  private static final TransactionLogs TWO_STEPS = twoSteps(false);

  @Test
  void plain_isIndentedBelowItsStep() {
    assertThat(TWO_STEPS.as(LogFormat.PLAIN))
        .isEqualTo(
            """
            Step 1:
              Program A invoke [1]
              Program B invoke [2]
              Program log: hello
              Program B success
              Program A success
            Step 2:
              Program A invoke [1]
              Program A failed: custom program error: 0x1
              Error: Custom(1)""");
  }

  @Test
  void yaml_isYaml() {
    assertThat(TWO_STEPS.as(LogFormat.YAML))
        .isEqualTo(
            """
            Transaction Logs:
              - Step: 1
                Status: Success
                Logs:
                  - "Program A invoke [1]"
                  - "Program B invoke [2]"
                  - "Program log: hello"
                  - Program B success
                  - Program A success
              - Step: 2
                Status: Failure
                Error: Custom(1)
                Logs:
                  - "Program A invoke [1]"
                  - "Program A failed: custom program error: 0x1\"""");
  }

  @Test
  void tree_showsWhoCalledWhom() {
    assertThat(TWO_STEPS.as(LogFormat.TREE))
        .isEqualTo(
            """
            Transaction Logs
            ├── Step 1: Success
            │   ├── Program A invoke [1]
            │   │   ├── Program B invoke [2]
            │   │   │   └── Program log: hello
            │   │   └── Program B success
            │   └── Program A success
            └── Step 2: Failure
                ├── Program A invoke [1]
                ├── Program A failed: custom program error: 0x1
                └── Error: Custom(1)""");
  }

  @Test
  void computeUnits_areShownOnRequest() {
    TransactionLogs logs = twoSteps(true);

    assertThat(logs.as(LogFormat.PLAIN))
        .contains("  Compute Units: 150", "  Compute Units: unknown");
    assertThat(logs.as(LogFormat.YAML)).contains("    Compute Units: 150\n");
    assertThat(logs.as(LogFormat.TREE)).contains("Step 1: Success (150 compute units)");
    for (LogFormat format : LogFormat.values()) {
      assertThat(TWO_STEPS.as(format)).doesNotContainIgnoringCase("compute units");
    }
  }

  @Test
  void callsWithoutEnd_areSurvived() {
    String[] calls = Collections.nCopies(50_000, "Program A invoke [1]").toArray(String[]::new);

    TransactionLogs logs =
        new TransactionLogs(List.of(new Told().logs(calls).step(null, 1L)), false);

    assertThat(logs.as(LogFormat.TREE).lines()).hasSize(50_002);
  }

  @Test
  void noSteps_areNoText() {
    assertThat(new TransactionLogs(List.of(), true).as(LogFormat.YAML)).isEmpty();
  }

  private static TransactionLogs twoSteps(boolean showCu) {
    var first =
        new Told()
            .logs(
                "Program A invoke [1]",
                "Program B invoke [2]",
                "Program log: hello",
                "Program B success",
                "Program A success")
            .step(null, 150L);
    var second =
        new Told()
            .logs("Program A invoke [1]", "Program A failed: custom program error: 0x1")
            .step("Custom(1)", null);
    return new TransactionLogs(List.of(first, second), showCu);
  }
}
