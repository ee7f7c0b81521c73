package dev.reev.workflows;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Histories of real executions, one file for each scenario of a release, in {@code
 * src/test/resources/histories/<workflow type>/<release>/}. Files of a release are never changed.
 */
public final class SavedHistories {

  /** System property set by {@code bin/record-histories}: the release to save histories for. */
  private static final String RELEASE = "reev.histories.release";

  private static final Path FOLDER = Path.of("src/test/resources/histories");

  private SavedHistories() {}

  /** Does nothing unless histories are being recorded. */
  public static void record(String type, String scenario, WorkflowExecutionHistory history) {
    String release = System.getProperty(RELEASE);
    if (release == null) {
      return;
    }
    Path folder = FOLDER.resolve(type).resolve(release);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(scenario + ".json"), history.toJson(true) + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static List<Path> files(String type) throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER.resolve(type))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  public static WorkflowExecutionHistory read(Path file) throws IOException {
    return WorkflowExecutionHistory.fromJson(Files.readString(file));
  }

  /**
   * The history up to each workflow task: what a worker of a new release receives when it takes
   * over a run that is still open.
   */
  public static Stream<WorkflowExecutionHistory> prefixes(WorkflowExecutionHistory whole) {
    History history = whole.getHistory();
    return IntStream.range(0, history.getEventsCount())
        .filter(
            i -> history.getEvents(i).getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED)
        .mapToObj(
            i ->
                new WorkflowExecutionHistory(
                    History.newBuilder()
                        .addAllEvents(history.getEventsList().subList(0, i + 1))
                        .build(),
                    whole.getWorkflowExecution().getWorkflowId()));
  }
}
