package dev.reev.runner.transaction;

import dev.reev.runner.environment.Environment;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.AccountKeysList;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.Transaction;
import org.p2p.solanaj.core.TransactionInstruction;

/**
 * One signed legacy transaction with all instructions of an answer, paid by the user's wallet.
 *
 * @param base64 the wire format
 * @param bytes its length
 * @param accounts that its message names
 */
record SignedTransaction(String base64, int bytes, MessageAccounts accounts) {

  /** Size of one network packet; accounts and signatures count too, so it bounds all of them. */
  static final int MAX_BYTES = 1232;

  /** A required signer whose key this run does not have, if any. */
  static Optional<PublicKey> missingSigner(
      List<TransactionInstruction> instructions, Environment environment) {
    return signers(instructions, environment).stream()
        .filter(address -> environment.signer(address).isEmpty())
        .findFirst();
  }

  /** Signs the transaction; requires the keys of all signers. */
  static SignedTransaction of(
      List<TransactionInstruction> instructions, Environment environment, String blockhash) {
    Transaction transaction = new Transaction();
    instructions.forEach(transaction::addInstruction);
    transaction.setRecentBlockHash(blockhash);
    List<Account> keys =
        signers(instructions, environment).stream()
            .map(address -> environment.signer(address).orElseThrow())
            .toList();
    transaction.sign(keys);
    byte[] wire = transaction.serialize();
    return new SignedTransaction(
        Base64.getEncoder().encodeToString(wire), wire.length, MessageAccounts.of(wire));
  }

  boolean isTooLarge() {
    return bytes > MAX_BYTES;
  }

  /** Signers in the order of the message's accounts, which signatures must follow. */
  private static List<PublicKey> signers(
      List<TransactionInstruction> instructions, Environment environment) {
    AccountKeysList keys = new AccountKeysList();
    keys.add(new AccountMeta(environment.payer().getPublicKey(), true, true));
    List<AccountMeta> metas = new ArrayList<>();
    instructions.forEach(instruction -> metas.addAll(instruction.getKeys()));
    keys.addAll(metas);
    return keys.getList().stream()
        .filter(AccountMeta::isSigner)
        .map(AccountMeta::getPublicKey)
        .toList();
  }
}
