package dev.reev.benchmarks.session;

import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened during the run.
 *
 * @param timestamp unix seconds
 * @param eventType one of the constants here
 * @param depth nesting, from 0
 */
public record SessionEvent(long timestamp, String eventType, int depth, Map<String, Object> data)
    implements InJson {

  public static final String SESSION_START = "SessionStart";
  public static final String LLM_REQUEST = "LlmRequest";
  public static final String LLM_RESPONSE = "LlmResponse";
  public static final String TOOL_CALL = "ToolCall";
  public static final String TOOL_RESULT = "ToolResult";
  public static final String TRANSACTION_EXECUTION = "TransactionExecution";

  /** The agent's program requested access to a host: {@code host, port, allowed, reason, step}. */
  public static final String NETWORK_ACCESS = "NetworkAccess";

  public static final String ERROR = "Error";
  public static final String SESSION_END = "SessionEnd";

  @Override
  public JsonNode json() {
    return JsonFields.of("timestamp", timestamp)
        .and("event_type", eventType)
        .and("depth", depth)
        .and("data", data)
        .object();
  }
}
