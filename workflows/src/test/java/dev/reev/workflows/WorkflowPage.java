package dev.reev.workflows;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what Temporal's Web UI shows of a workflow, by the same queries. */
public final class WorkflowPage {

  private WorkflowPage() {}

  /** Markdown; empty without details. */
  public static String currentDetails(WorkflowStub workflow) {
    return workflow
        .query("__temporal_workflow_metadata", WorkflowMetadata.class)
        .getCurrentDetails();
  }

  /** Summaries of the activities, in the order in which they were scheduled. */
  public static List<String> activities(WorkflowExecutionHistory history) {
    return history.getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
        .map(WorkflowPage::summary)
        .toList();
  }

  public static String summary(HistoryEvent event) {
    return text(event.getUserMetadata().getSummary());
  }

  public static String details(HistoryEvent event) {
    return text(event.getUserMetadata().getDetails());
  }

  /** Decodes payloads by name, each value as JSON. */
  public static Map<String, String> texts(Map<String, Payload> payloads) {
    Map<String, String> texts = new TreeMap<>();
    payloads.forEach((name, payload) -> texts.put(name, text(payload)));
    return texts;
  }

  private static String text(Payload payload) {
    return payload.getData().toStringUtf8();
  }
}
