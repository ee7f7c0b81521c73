package dev.reev.runner.environment;

import dev.reev.benchmarks.benchmark.AccountData.MintDefinition;
import dev.reev.benchmarks.benchmark.InitialAccount;
import dev.reev.runner.ledger.LedgerClient;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.TokenProgram;
import tools.jackson.databind.JsonNode;

/** Mints that a benchmark defines, and mints that it only refers to. */
final class Mints {

  private final Names names;
  private final Map<PublicKey, PublicKey> defined = new HashMap<>();
  private final Map<PublicKey, Referred> referred = new LinkedHashMap<>();

  Mints(Names names) {
    this.names = names;
  }

  /**
   * A mint that may exist on the ledger already.
   *
   * @param program token program that owns it
   * @param held total of the benchmark's token accounts
   */
  private record Referred(PublicKey program, BigInteger held) {}

  static boolean isWrappedSol(PublicKey mint) {
    return mint.toBase58().equals(KnownTokens.WRAPPED_SOL);
  }

  LedgerAccount define(InitialAccount account, MintDefinition definition) {
    String name = account.pubkey();
    PublicKey program = TokenPrograms.require(names, account);
    PublicKey address = names.address("pubkey", name);
    defined.put(address, program);
    Mint mint =
        new Mint(
            definition.decimals(),
            Amounts.parse("data.supply of " + name, definition.supply()),
            names.optionalAddress("data.mint_authority of " + name, definition.mintAuthority()),
            names.optionalAddress(
                "data.freeze_authority of " + name, definition.freezeAuthority()));
    long lamports = account.lamports() == 0 ? LedgerAccount.rent(Mint.BYTES) : account.lamports();
    return new LedgerAccount(address, lamports, program, mint.bytes());
  }

  /** The token program of a mint: as the benchmark defines or uses it, else the classic one. */
  PublicKey programOf(PublicKey mint) {
    Referred other = referred.get(mint);
    return defined.getOrDefault(mint, other == null ? TokenProgram.PROGRAM_ID : other.program());
  }

  /**
   * Records that a token account needs a mint.
   *
   * @param held amount in that account, unsigned base units
   */
  void refer(PublicKey mint, PublicKey program, long held) {
    PublicKey owner = programOf(mint);
    boolean known = defined.containsKey(mint) || referred.containsKey(mint);
    if (known && !owner.equals(program)) {
      throw Names.invalid(
          "initial_state: all token accounts of mint " + mint + " must be owned by " + owner);
    }
    if (!defined.containsKey(mint)) {
      BigInteger amount = new BigInteger(Long.toUnsignedString(held));
      referred.merge(
          mint,
          new Referred(program, amount),
          (old, more) -> new Referred(program, old.held().add(amount)));
    }
  }

  /**
   * Mints to create. A ledger that forks a chain has the real ones; the embedded one has only
   * wrapped SOL.
   */
  List<LedgerAccount> missing(LedgerClient ledger) {
    List<LedgerAccount> missing = new ArrayList<>();
    Iterator<JsonNode> accounts =
        AccountReader.fetch(List.copyOf(referred.keySet()), ledger).iterator();
    referred.forEach(
        (address, mint) -> {
          if (!accounts.next().isObject()) {
            missing.add(made(address, mint));
          }
        });
    return missing;
  }

  private static LedgerAccount made(PublicKey address, Referred mint) {
    // Wrapped lamports do not count as supply.
    BigInteger supply = isWrappedSol(address) ? BigInteger.ZERO : mint.held();
    int decimals = KnownTokens.decimals(address);
    long units = Amounts.parse("the amount held of mint " + address, supply.toString());
    return new LedgerAccount(
        address,
        LedgerAccount.rent(Mint.BYTES),
        mint.program(),
        new Mint(decimals, units, null, null).bytes());
  }
}
