package dev.reev.runner.agent;

import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.agent.ToldTask.ToldAccount;
import dev.reev.runner.tool.ToolBox;
import dev.reev.runner.tool.ToolSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.p2p.solanaj.programs.SystemProgram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls every tool once, in the order of their names: that way the tool that empties the
 * transaction comes before those that fill it. The results of the tools are the data, when the task
 * wants data.
 */
final class EveryTool {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.])\\d{1,19}(\\.\\d{1,9})?(?!\\w)");

  private final ToldTask task;
  private final ToolBox tools;

  EveryTool(ToldTask task, ToolBox tools) {
    this.task = task;
    this.tools = tools;
  }

  Answer answer() {
    List<ToolSpec> byName =
        tools.specs().stream().sorted(Comparator.comparing(ToolSpec::name)).toList();
    ObjectNode said = JSON.objectNode();
    for (ToolSpec tool : byName) {
      said.set(tool.name(), JsonTrees.of(tools.call(tool.name(), arguments(tool)).content()));
    }
    return new Answer(null, tools.transaction(), task.wantsData() ? said : null, null);
  }

  /** The required arguments, and a text for instruction data, which may not be empty. */
  private ObjectNode arguments(ToolSpec tool) {
    ObjectNode arguments = JSON.objectNode();
    JsonNode properties = tool.parameters().path("properties");
    List<String> required =
        tool.parameters().path("required").valueStream().map(JsonNode::asString).toList();
    required.forEach(name -> arguments.set(name, argument(name, properties, required)));
    if (properties.has("data_utf8")) {
      arguments.put("data_utf8", task.prompt());
    }
    return arguments;
  }

  private JsonNode argument(String name, JsonNode properties, List<String> required) {
    JsonNode choices = properties.path(name).path("enum");
    if (choices.isArray()) {
      return choices.path(0);
    }
    return switch (name) {
      case "amount", "shares" -> JSON.stringNode(amount());
      case "recipient_pubkey" -> JSON.stringNode(recipient(required.contains("mint_address")));
      case "mint_address", "asset_mint", "asset", "input_mint" -> JSON.stringNode(mint(0));
      case "output_mint" -> JSON.stringNode(mint(1));
      case "program_id" -> JSON.stringNode(SystemProgram.PROGRAM_ID.toBase58());
      case "accounts" -> JSON.arrayNode().add(JSON.objectNode().put("pubkey", task.payer()));
      default -> JSON.stringNode(task.payer());
    };
  }

  /** The first number in the prompt, read as base units; no fraction, no zero. */
  private String amount() {
    Matcher number = NUMBER.matcher(task.prompt());
    BigDecimal amount = number.find() ? new BigDecimal(number.group()) : BigDecimal.ONE;
    return amount.setScale(0, RoundingMode.CEILING).max(BigDecimal.ONE).toPlainString();
  }

  private String recipient(boolean ofTokens) {
    String wallet = task.otherWallet().map(ToldAccount::address).orElse(task.payer());
    Optional<ToldAccount> account = ofTokens ? task.holdingOf(wallet, mint(0)) : Optional.empty();
    return account.map(ToldAccount::address).orElse(wallet);
  }

  /**
   * Mints of the accounts, in their order and repeated from the start; without one, the user's
   * address.
   */
  private String mint(int index) {
    List<String> mints =
        task.accounts().stream()
            .map(ToldAccount::mint)
            .filter(mint -> !mint.isEmpty())
            .distinct()
            .toList();
    return mints.isEmpty() ? task.payer() : mints.get(index % mints.size());
  }
}
