package dev.reev.runner.agent;

import dev.reev.benchmarks.schema.ReevJson;
import java.util.List;
import java.util.Optional;
import org.p2p.solanaj.programs.SystemProgram;
import tools.jackson.databind.JsonNode;

/** A task as a program reads it from its line: exactly the content of {@link AgentLines}. */
record ToldTask(JsonNode line) {

  static ToldTask read(String line) {
    return new ToldTask(ReevJson.MAPPER.readTree(line));
  }

  String prompt() {
    return line.path("prompt").asString();
  }

  boolean wantsData() {
    return line.path("wants").asString().equals("data");
  }

  /** The address of the user's wallet. */
  String payer() {
    return line.path("payer").path("address").asString();
  }

  List<ToldAccount> accounts() {
    return line.path("accounts").valueStream().map(ToldAccount::new).toList();
  }

  /** The first wallet that is not the user's. */
  Optional<ToldAccount> otherWallet() {
    return accounts().stream()
        .filter(account -> account.isWallet() && !account.address().equals(payer()))
        .findFirst();
  }

  /** The token accounts of the user. */
  List<ToldAccount> holdings() {
    return accounts().stream().filter(account -> account.holder().equals(payer())).toList();
  }

  /** Another holder's token account for this mint, preferably one of the given wallet. */
  Optional<ToldAccount> holdingOf(String wallet, String mint) {
    List<ToldAccount> others =
        accounts().stream()
            .filter(account -> account.mint().equals(mint) && !account.holder().equals(payer()))
            .toList();
    return others.stream()
        .filter(account -> account.holder().equals(wallet))
        .findFirst()
        .or(() -> others.stream().findFirst());
  }

  /** An account with its address and state; texts are empty for missing fields. */
  record ToldAccount(JsonNode json) {

    String address() {
      return text("address");
    }

    /** The program that owns it. */
    String program() {
      return text("owner");
    }

    long lamports() {
      return json.path("lamports").asLong();
    }

    String mint() {
      return text("mint");
    }

    /** The wallet that may spend the tokens in it. */
    String holder() {
      return text("token_account_owner");
    }

    /** Base units. */
    String amount() {
      return text("amount");
    }

    boolean isWallet() {
      return program().equals(SystemProgram.PROGRAM_ID.toBase58())
          && json.path("data_len").asInt() == 0;
    }

    private String text(String field) {
      return json.path(field).asString("");
    }
  }
}
