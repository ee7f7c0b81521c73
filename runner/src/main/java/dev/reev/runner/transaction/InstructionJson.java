package dev.reev.runner.transaction;

import dev.reev.benchmarks.session.TraceInstruction;
import dev.reev.benchmarks.session.TraceInstruction.TraceAccount;
import dev.reev.runner.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.utils.Base58;
import tools.jackson.databind.JsonNode;

/**
 * JSON format of instructions for agents: {@code {program_id, accounts: [{pubkey, is_signer,
 * is_writable}], data}}. Missing flags are false; {@code data} is base58 and optional. Addresses
 * may be placeholders.
 */
public final class InstructionJson {

  /** A transaction of 1232 bytes holds fewer; the limit only bounds hostile answers. */
  public static final int MAX_INSTRUCTIONS = 64;

  /** A legacy transaction cannot name more than 35. */
  public static final int MAX_ACCOUNTS = 64;

  /** Bytes; a transaction has 1232 in all. */
  public static final int MAX_DATA = 1024;

  /**
   * Base58 takes 1.37 characters a byte; decoding is quadratic, so longer text is refused first.
   */
  private static final int MAX_DATA_TEXT = 1500;

  private InstructionJson() {}

  /**
   * Reads all instructions of an answer: one instruction, a list, lists in lists, {@code
   * {"instructions": [..]}}, {@code {"transactions": [..]}}, and JSON text of any of these.
   *
   * @throws InstructionFormatException when any part is wrong; then none of them counts
   */
  public static List<TransactionInstruction> parseAll(JsonNode json, Environment environment)
      throws InstructionFormatException {
    return InstructionList.read(json, environment);
  }

  /** The instruction with addresses, in the form of the session file. */
  public static TraceInstruction write(TransactionInstruction instruction) {
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

  /**
   * Reads one instruction.
   *
   * @param where names it in messages, for example {@code instructions[2]}
   */
  public static TransactionInstruction parse(JsonNode json, Environment environment, String where)
      throws InstructionFormatException {
    if (!json.isObject()) {
      throw wrong(where, "must be an object with program_id, accounts and data");
    }
    PublicKey program = address(json.path("program_id"), environment, where + ".program_id");
    return new TransactionInstruction(
        program,
        accounts(json.path("accounts"), environment, where + ".accounts"),
        data(json.path("data"), where + ".data"));
  }

  private static List<AccountMeta> accounts(
      JsonNode accounts, Environment environment, String where) throws InstructionFormatException {
    if (accounts.isMissingNode()) {
      return List.of();
    }
    if (!accounts.isArray()) {
      throw wrong(where, "must be a list of {pubkey, is_signer, is_writable}");
    }
    if (accounts.size() > MAX_ACCOUNTS) {
      throw wrong(where, "has " + accounts.size() + " entries; at most " + MAX_ACCOUNTS);
    }
    List<AccountMeta> metas = new ArrayList<>();
    for (JsonNode account : accounts) {
      String place = where + "[" + metas.size() + "]";
      metas.add(
          new AccountMeta(
              address(account.path("pubkey"), environment, place + ".pubkey"),
              flag(account.path("is_signer"), place + ".is_signer"),
              flag(account.path("is_writable"), place + ".is_writable")));
    }
    return metas;
  }

  private static PublicKey address(JsonNode text, Environment environment, String where)
      throws InstructionFormatException {
    if (!text.isString()) {
      throw wrong(where, "must be text: an address in base58 or the name of an account");
    }
    return environment
        .resolve(text.asString())
        .orElseThrow(
            () ->
                wrong(
                    where,
                    "is \""
                        + shortened(text.asString())
                        + "\", neither an address in base58 nor the name of an account"));
  }

  private static boolean flag(JsonNode flag, String where) throws InstructionFormatException {
    if (flag.isMissingNode()) {
      return false;
    }
    if (!flag.isBoolean()) {
      throw wrong(where, "must be true or false");
    }
    return flag.booleanValue();
  }

  private static byte[] data(JsonNode data, String where) throws InstructionFormatException {
    if (data.isMissingNode() || data.isNull()) {
      return new byte[0];
    }
    if (!data.isString()) {
      throw wrong(where, "must be base58 text");
    }
    String text = data.asString();
    if (text.length() > MAX_DATA_TEXT) {
      throw wrong(where, "is too long; at most " + MAX_DATA + " bytes");
    }
    byte[] bytes;
    try {
      bytes = Base58.decode(text);
    } catch (RuntimeException e) {
      // The library throws different unchecked exceptions for different malformed texts.
      throw wrong(where, "is not base58");
    }
    if (bytes.length > MAX_DATA) {
      throw wrong(where, "has " + bytes.length + " bytes; at most " + MAX_DATA);
    }
    return bytes;
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  private static InstructionFormatException wrong(String where, String what) {
    return new InstructionFormatException(where + " " + what);
  }
}
