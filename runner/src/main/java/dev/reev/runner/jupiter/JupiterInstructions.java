package dev.reev.runner.jupiter;

import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.environment.Addresses;
import dev.reev.runner.failure.RunFailedException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import tools.jackson.databind.JsonNode;

/**
 * Reads instructions in Jupiter's format: {@code {programId, accounts: [{pubkey, isSigner,
 * isWritable}], data}} with data in base64. Other formats are not the agent's fault.
 */
final class JupiterInstructions {

  /** Parts of a swap in execution order; each an instruction or a list. */
  private static final List<String> SWAP_PARTS =
      List.of(
          "computeBudgetInstructions",
          "setupInstructions",
          "swapInstruction",
          "cleanupInstruction");

  private JupiterInstructions() {}

  static List<TransactionInstruction> ofSwap(JsonNode answer) {
    List<TransactionInstruction> instructions = new ArrayList<>();
    SWAP_PARTS.forEach(part -> add(answer.path(part), instructions));
    if (!answer.path("swapInstruction").isObject()) {
      throw wrong("a swap without swapInstruction");
    }
    return instructions;
  }

  /**
   * Instructions of the lending API, which wraps them into {@code instructions}, or returns a
   * single one bare.
   */
  static List<TransactionInstruction> ofLending(JsonNode answer) {
    List<TransactionInstruction> instructions = new ArrayList<>();
    add(answer.has("instructions") ? answer.path("instructions") : answer, instructions);
    if (instructions.isEmpty()) {
      throw wrong("no instructions");
    }
    return instructions;
  }

  private static void add(JsonNode json, List<TransactionInstruction> instructions) {
    if (json.isArray()) {
      json.forEach(item -> instructions.add(instruction(item)));
    } else if (json.isObject()) {
      instructions.add(instruction(json));
    }
  }

  private static TransactionInstruction instruction(JsonNode json) {
    List<AccountMeta> accounts = new ArrayList<>();
    for (JsonNode account : json.path("accounts")) {
      accounts.add(
          new AccountMeta(
              address(account.path("pubkey")),
              account.path("isSigner").asBoolean(false),
              account.path("isWritable").asBoolean(false)));
    }
    try {
      byte[] data = Base64.getDecoder().decode(json.path("data").asString(""));
      return new TransactionInstruction(address(json.path("programId")), accounts, data);
    } catch (IllegalArgumentException e) {
      throw wrong("data that is not base64");
    }
  }

  private static PublicKey address(JsonNode text) {
    return Addresses.parse(text.asString("")).orElseThrow(() -> wrong("an address that is none"));
  }

  private static RunFailedException wrong(String what) {
    return new RunFailedException(
        SessionFailure.LEDGER_UNAVAILABLE, "the Jupiter API answered with " + what);
  }
}
