package dev.reev.scoring.process;

import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.session.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of a tool, read from the events of a session.
 *
 * @param step number of the step of the call; 0 in sessions without step numbers
 * @param served whether the tool did its work
 */
record ToolCall(String tool, JsonNode arguments, int step, boolean served) {

  private static final String TOOL = "tool_name";

  /**
   * All calls in their order. A result belongs to the newest call of its tool that has none yet.
   */
  static List<ToolCall> in(List<SessionEvent> events) {
    List<ToolCall> calls = new ArrayList<>();
    for (SessionEvent event : events) {
      Map<String, Object> data = event.data();
      if (data == null || !(data.get(TOOL) instanceof String tool)) {
        continue;
      }
      if (event.eventType().equals(SessionEvent.TOOL_CALL)) {
        JsonNode arguments = JsonTrees.of(data.get("params"));
        calls.add(new ToolCall(tool, arguments, step(event), false));
      } else if (event.eventType().equals(SessionEvent.TOOL_RESULT)
          && "success".equals(data.get("status"))) {
        serve(tool, calls);
      }
    }
    return calls;
  }

  /** Number of the step that an event belongs to; 0 when the event has none. */
  static int step(SessionEvent event) {
    Map<String, Object> data = event.data();
    @Nullable Object step = data == null ? null : data.get("step");
    return step instanceof Number number ? number.intValue() : 0;
  }

  private static void serve(String tool, List<ToolCall> calls) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      ToolCall call = calls.get(i);
      if (call.tool().equals(tool) && !call.served()) {
        calls.set(i, new ToolCall(tool, call.arguments(), call.step(), true));
        return;
      }
    }
  }
}
