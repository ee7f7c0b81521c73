package dev.reev.workflows.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reev.workflows.run.RunAttributes;
import dev.reev.workflows.run.RunDisplay;
import org.junit.jupiter.api.Test;

class SuiteStartTest {

  private static final RunDisplay DISPLAY =
      new RunDisplay("http://reev.example", true, "schedule", "4711");

  @Test
  void aSuiteThatATickStarts_isShownAsOneOfItsOwn() {
    var start = new SuiteStart("4711", "nightly: suite", DISPLAY);

    var own = start.options();
    var child = start.childOptions();

    assertThat(child.getWorkflowId()).isEqualTo(own.getWorkflowId()).isEqualTo("suite-4711");
    assertThat(child.getStaticSummary())
        .isEqualTo(own.getStaticSummary())
        .isEqualTo("nightly: suite");
    assertThat(child.getStaticDetails())
        .isEqualTo(own.getStaticDetails())
        .contains("| asked for by | schedule |", "[suite](http://reev.example/suites/4711)");
    assertThat(child.getTypedSearchAttributes().get(RunAttributes.SUITE_ID)).isEqualTo("4711");
    assertThat(child.getTypedSearchAttributes().get(RunAttributes.TRIGGER)).isEqualTo("schedule");
  }

  @Test
  void withoutADisplay_thereIsATitleAndNothingElse() {
    var child = new SuiteStart("4711", "nightly: suite", null).childOptions();

    assertThat(child.getStaticSummary()).isEqualTo("nightly: suite");
    assertThat(child.getStaticDetails()).doesNotContain("http");
    assertThat(child.getTypedSearchAttributes()).isNull();
  }
}
