package dev.reev.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories of earlier releases must replay on this one. A failure here means: keep the old branch
 * behind {@code Workflow.getVersion}; see docs/versioning-workflows.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ReplayContract {

  private final String type;
  private final Class<?> implementation;
  private final Class<?> mutant;
  private final List<String> scenarios;

  /**
   * Takes a workflow and the names of its saved histories.
   *
   * @param type of the workflow
   * @param mutant implementation that does the same with one additional step
   * @param scenarios names of saved histories, one for each kind of course and end; all must be
   *     present
   */
  protected ReplayContract(
      String type, Class<?> implementation, Class<?> mutant, String... scenarios) {
    this.type = type;
    this.implementation = implementation;
    this.mutant = mutant;
    this.scenarios = List.of(scenarios);
  }

  List<Path> histories() throws IOException {
    return SavedHistories.files(type);
  }

  @Test
  void thereAreHistoriesOfEachKindOfCourseAndEnd() throws IOException {
    assertThat(histories())
        .extracting(file -> file.getFileName().toString().replace(".json", ""))
        .containsAll(scenarios);
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aSavedHistory_replaysWholeAndFromEachOpenPoint(Path file) throws Exception {
    WorkflowExecutionHistory whole = SavedHistories.read(file);

    WorkflowWorld.replay(whole, implementation);
    for (WorkflowExecutionHistory open : SavedHistories.prefixes(whole).toList()) {
      WorkflowWorld.replay(open, implementation);
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void aChangedWorkflow_isNoticed(Path file) throws IOException {
    WorkflowExecutionHistory whole = SavedHistories.read(file);

    assertThatThrownBy(() -> WorkflowWorld.replay(whole, mutant))
        .hasStackTraceContaining("NonDeterministicException");
  }
}
