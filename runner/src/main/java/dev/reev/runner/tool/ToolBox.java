package dev.reev.runner.tool;

import dev.reev.benchmarks.schema.JsonSchema;
import dev.reev.benchmarks.schema.JsonSchema.Violation;
import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.runner.environment.Environment;
import dev.reev.runner.evidence.Evidence;
import dev.reev.runner.evidence.ToolExchange;
import dev.reev.runner.ledger.LedgerClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/** Tools of one step, with the transaction that they build. */
public final class ToolBox {

  private final Map<String, Tool> tools = new LinkedHashMap<>();
  private final ToolContext context;
  private final Evidence evidence;
  private boolean attemptRefused;

  /** Tools in the order in which agents see them. */
  public ToolBox(
      List<Tool> tools, Environment environment, LedgerClient ledger, Evidence evidence) {
    tools.forEach(tool -> this.tools.put(tool.spec().name(), tool));
    this.context = new ToolContext(environment, ledger, new ArrayList<>());
    this.evidence = evidence;
  }

  /** Specifications of all tools, as agents get them. */
  public List<ToolSpec> specs() {
    return tools.values().stream().map(Tool::spec).toList();
  }

  /** Names of all tools. */
  public List<String> names() {
    return List.copyOf(tools.keySet());
  }

  /** Instructions built so far. */
  public List<TransactionInstruction> transaction() {
    return List.copyOf(context.transaction());
  }

  /** True when the last attempt to build something was refused. */
  public boolean attemptRefused() {
    return attemptRefused;
  }

  /** Executes a call. A wrong call gets an error reply and is recorded, never thrown. */
  public ToolReply call(String name, JsonNode arguments) {
    ToolExchange exchange = evidence.toolCall(name, arguments(arguments));
    try {
      Map<String, Object> content = serve(name, arguments);
      exchange.succeeded(content);
      attempted(name, false);
      return new ToolReply(true, content);
    } catch (ToolRefusedException e) {
      String message = Objects.toString(e.getMessage());
      exchange.failed(message);
      attempted(name, true);
      return refusal(message);
    } catch (RuntimeException e) {
      exchange.failed("the tool broke: " + e.getMessage());
      throw e;
    }
  }

  /** Records a call with invalid JSON arguments as failed. */
  public ToolReply unreadable(String name, String rawArguments, String reason) {
    evidence.toolCall(name, Map.of("unreadable", rawArguments)).failed(reason);
    attempted(name, true);
    return refusal(reason);
  }

  private Map<String, Object> serve(String name, JsonNode arguments) throws ToolRefusedException {
    Tool tool = tools.get(name);
    if (tool == null) {
      throw new ToolRefusedException(
          "there is no tool \"" + name + "\"; there are " + String.join(", ", tools.keySet()));
    }
    List<Violation> violations = JsonSchema.of(tool.spec().parameters()).violations(arguments);
    if (!violations.isEmpty()) {
      Violation first = violations.get(0);
      throw new ToolRefusedException(
          "wrong arguments"
              + (first.pointer().isEmpty() ? "" : " at " + first.pointer())
              + ": "
              + first.message());
    }
    return tool.call(arguments, context);
  }

  private void attempted(String name, boolean refused) {
    Tool tool = tools.get(name);
    if (tool != null && tool.builds()) {
      attemptRefused = refused;
    }
  }

  private static ToolReply refusal(String message) {
    return new ToolReply(false, Map.of("error", message));
  }

  private static Map<String, Object> arguments(JsonNode arguments) {
    return arguments.isObject()
        ? JsonTrees.map(arguments)
        : Map.of("not_an_object", arguments.toString());
  }
}
