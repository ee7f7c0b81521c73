package dev.reev.runner.agent;

import dev.reev.runner.agent.Agent.Answer;
import dev.reev.runner.agent.ToldTask.ToldAccount;
import dev.reev.runner.environment.Addresses;
import dev.reev.runner.tool.ToolBox;
import java.util.Optional;
import java.util.stream.Stream;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.AssociatedTokenProgram;
import org.p2p.solanaj.programs.SystemProgram;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends all tokens and all SOL of the user to the first other wallet. Creates missing token
 * accounts first, at the user's cost. Does nothing when there is no other wallet.
 */
final class SendAll {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Lamports for a transaction with one signature. */
  private static final long FEE = 5000;

  /** Lamports of a token account. */
  private static final long RENT = 2_039_280;

  /** Instruction of the associated token program: creates an account unless it exists. */
  private static final String CREATE_IDEMPOTENT = "01";

  private final ToldTask task;
  private final ToolBox tools;

  SendAll(ToldTask task, ToolBox tools) {
    this.task = task;
    this.tools = tools;
  }

  Answer answer() {
    task.otherWallet().ifPresent(wallet -> sendTo(wallet.address()));
    return new Answer(null, tools.transaction(), null, null);
  }

  private void sendTo(String wallet) {
    long lamports = balance() - FEE;
    for (ToldAccount holding : task.holdings()) {
      if (!holding.amount().equals("0")) {
        Optional<ToldAccount> known = task.holdingOf(wallet, holding.mint());
        lamports -= known.isPresent() ? 0 : RENT;
        String recipient = known.map(ToldAccount::address).orElseGet(() -> create(wallet, holding));
        tools.call(
            "spl_transfer",
            transfer(recipient, holding.amount()).put("mint_address", holding.mint()));
      }
    }
    if (lamports > 0) {
      tools.call("sol_transfer", transfer(wallet, Long.toString(lamports)));
    }
  }

  private long balance() {
    return task.accounts().stream()
        .filter(account -> account.address().equals(task.payer()))
        .mapToLong(ToldAccount::lamports)
        .sum();
  }

  private ObjectNode transfer(String recipient, String amount) {
    return JSON.objectNode()
        .put("user_pubkey", task.payer())
        .put("recipient_pubkey", recipient)
        .put("amount", amount);
  }

  private String create(String wallet, ToldAccount holding) {
    String account =
        Addresses.associatedTokenAccount(
                new PublicKey(wallet),
                new PublicKey(holding.mint()),
                new PublicKey(holding.program()))
            .toBase58();
    ArrayNode accounts = JSON.arrayNode();
    accounts.add(named(task.payer()).put("is_signer", true).put("is_writable", true));
    accounts.add(named(account).put("is_writable", true));
    Stream.of(wallet, holding.mint(), SystemProgram.PROGRAM_ID.toBase58(), holding.program())
        .forEach(address -> accounts.add(named(address)));
    ObjectNode instruction =
        JSON.objectNode()
            .put("program_id", AssociatedTokenProgram.PROGRAM_ID.toBase58())
            .put("data_hex", CREATE_IDEMPOTENT);
    instruction.set("accounts", accounts);
    tools.call("build_instruction", instruction);
    return account;
  }

  private static ObjectNode named(String address) {
    return JSON.objectNode().put("pubkey", address);
  }
}
