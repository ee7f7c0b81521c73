package dev.reev.runner.agent;

import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.tool.ToolReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lines of JSON that the runner sends to a command agent. */
final class AgentLines {

  /** Incremented when a new kind of line could mislead existing agents. */
  private static final int PROTOCOL = 1;

  private AgentLines() {}

  /** The wallet that pays. */
  private record Payer(String name, String address) {}

  static String task(Task task, Deadline deadline) {
    Map<String, Object> line = content(task);
    line.put("deadline_ms", deadline.left().toMillis());
    return write(line);
  }

  /**
   * The task without its remaining time, which differs from run to run; used to compare prompts.
   */
  static String untimed(Task task) {
    return ReevJson.canonical(content(task));
  }

  private static Map<String, Object> content(Task task) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", "task");
    line.put("protocol", PROTOCOL);
    line.put("step", task.step());
    line.put("prompt", task.prompt());
    line.put("wants", task.wantsData() ? "data" : "transaction");
    line.put(
        "payer",
        new Payer(Environment.PAYER, task.environment().payer().getPublicKey().toBase58()));
    line.put("accounts", accounts(task));
    line.put("earlier", task.earlier());
    line.put("tools", task.tools().specs());
    return line;
  }

  static String toolResult(String id, ToolReply reply) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", "tool_result");
    line.put("id", id);
    line.put("ok", reply.ok());
    line.put("result", reply.content());
    return write(line);
  }

  static String error(String message) {
    return write(Map.of("type", "error", "message", message));
  }

  private static List<JsonNode> accounts(Task task) {
    return task.accounts().entrySet().stream()
        .map(
            account -> {
              ObjectNode json = JsonNodeFactory.instance.objectNode();
              json.put("name", account.getKey());
              task.environment()
                  .resolve(account.getKey())
                  .ifPresent(address -> json.put("address", address.toBase58()));
              json.setAll((ObjectNode) account.getValue().json());
              return (JsonNode) json;
            })
        .toList();
  }

  private static String write(Map<String, Object> line) {
    return JsonTrees.text(line);
  }
}
