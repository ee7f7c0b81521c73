package dev.reev.runner.transaction;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.runner.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.utils.Base58;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Instructions as agents and session files write them: {@code {program_id, accounts: [{pubkey,
 * is_signer, is_writable}], data}}, data in base58. Names of the environment stand for addresses.
 */
public final class InstructionJson {

  /** More than fit a transaction; a hostile answer shall not fill the memory. */
  private static final int MAX_INSTRUCTIONS = 64;

  private static final int MAX_ACCOUNTS = 64;

  /** Base58 of more than fits a transaction. */
  private static final int MAX_DATA_TEXT = 2048;

  /** How deep agents wrap their instructions: an object, lists in lists, JSON in a string. */
  private static final int MAX_WRAPPINGS = 6;

  private final Environment environment;
  private final List<TransactionInstruction> found = new ArrayList<>();

  private InstructionJson(Environment environment) {
    this.environment = environment;
  }

  /**
   * Reads every form that agents are known to answer with: one instruction, a list, lists in a
   * list, {@code {"instructions": ...}}, {@code {"transactions": ...}}, and JSON text of any of
   * these.
   *
   * @throws InvalidInstructionException when a part of it is none of these
   */
  public static List<TransactionInstruction> parseAll(JsonNode node, Environment environment)
      throws InvalidInstructionException {
    InstructionJson reader = new InstructionJson(environment);
    reader.collect(node, 0);
    return List.copyOf(reader.found);
  }

  /**
   * Reads one instruction.
   *
   * @throws InvalidInstructionException when it is none
   */
  public static TransactionInstruction parse(JsonNode node, Environment environment)
      throws InvalidInstructionException {
    JsonNode accounts = node.path("accounts");
    if (!accounts.isArray() || accounts.size() > MAX_ACCOUNTS) {
      throw new InvalidInstructionException(
          "accounts must be a list of at most " + MAX_ACCOUNTS + " objects");
    }
    List<AccountMeta> metas = new ArrayList<>();
    for (int i = 0; i < accounts.size(); i++) {
      JsonNode account = accounts.get(i);
      metas.add(
          new AccountMeta(
              address(account.path("pubkey"), "accounts[" + i + "].pubkey", environment),
              flag(account.path("is_signer"), "accounts[" + i + "].is_signer"),
              flag(account.path("is_writable"), "accounts[" + i + "].is_writable")));
    }
    return new TransactionInstruction(
        address(node.path("program_id"), "program_id", environment), metas, data(node));
  }

  /** The form that session files keep. */
  public static TraceInstruction trace(TransactionInstruction instruction) {
    return new TraceInstruction(
        instruction.getProgramId().toBase58(),
        instruction.getKeys().stream()
            .map(
                key ->
                    new TraceAccount(
                        key.getPublicKey().toBase58(), key.isSigner(), key.isWritable()))
            .toList(),
        Base58.encode(instruction.getData()));
  }

  private void collect(JsonNode node, int depth) throws InvalidInstructionException {
    if (depth > MAX_WRAPPINGS) {
      throw new InvalidInstructionException("instructions are wrapped too deeply");
    }
    if (node.isArray()) {
      for (JsonNode item : node) {
        collect(item, depth + 1);
      }
    } else if (node.isString()) {
      collect(unwrap(node.asString()), depth + 1);
    } else if (node.has("instructions")) {
      collect(node.path("instructions"), depth + 1);
    } else if (node.has("transactions")) {
      collect(node.path("transactions"), depth + 1);
    } else {
      add(parse(node, environment));
    }
  }

  private void add(TransactionInstruction instruction) throws InvalidInstructionException {
    if (found.size() == MAX_INSTRUCTIONS) {
      throw new InvalidInstructionException("more than " + MAX_INSTRUCTIONS + " instructions");
    }
    found.add(instruction);
  }

  private static JsonNode unwrap(String text) throws InvalidInstructionException {
    try {
      return ReevJson.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new InvalidInstructionException("an instruction is text that is no JSON");
    }
  }

  private static PublicKey address(JsonNode node, String field, Environment environment)
      throws InvalidInstructionException {
    return environment
        .resolve(node.asString(""))
        .orElseThrow(
            () ->
                new InvalidInstructionException(
                    field + " must be a known name or a base58 address, is " + node));
  }

  private static boolean flag(JsonNode node, String field) throws InvalidInstructionException {
    if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
      throw new InvalidInstructionException(field + " must be true or false");
    }
    return node.asBoolean(false);
  }

  private static byte[] data(JsonNode node) throws InvalidInstructionException {
    JsonNode data = node.path("data");
    if (data.isMissingNode() || data.isNull()) {
      return new byte[0];
    }
    try {
      if (data.isString() && data.asString().length() <= MAX_DATA_TEXT) {
        return Base58.decode(data.asString());
      }
    } catch (RuntimeException e) {
      // Said below: the library throws for letters that base58 does not have.
    }
    throw new InvalidInstructionException("data must be base58 text");
  }
}
