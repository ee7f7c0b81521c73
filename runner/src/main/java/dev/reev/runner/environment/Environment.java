package dev.reev.runner.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.PublicKey;

/** Names of a benchmark with their addresses in this run, and the keys that can sign. */
public final class Environment {

  /** Wallet that pays for every transaction; each benchmark must define it. */
  public static final String PAYER = "USER_WALLET_PUBKEY";

  private final Map<String, String> keyMap;
  private final List<String> observed;
  private final Map<PublicKey, Account> signers;
  private final Account payer;

  Environment(
      Map<String, String> keyMap,
      List<String> observed,
      Map<PublicKey, Account> signers,
      Account payer) {
    this.keyMap = Collections.unmodifiableMap(new LinkedHashMap<>(keyMap));
    this.observed = List.copyOf(observed);
    this.signers = Map.copyOf(signers);
    this.payer = payer;
  }

  /** Placeholder name to base58 address, in the order of the benchmark. */
  public Map<String, String> keyMap() {
    return keyMap;
  }

  /** The wallet of the user. */
  public Account payer() {
    return payer;
  }

  /** The private key of an address, if this run generated it. */
  public Optional<Account> signer(PublicKey address) {
    return Optional.ofNullable(signers.get(address));
  }

  /** Resolves a placeholder; an address resolves to itself. */
  public Optional<PublicKey> resolve(String name) {
    return Addresses.parse(keyMap.getOrDefault(name, name));
  }

  /** Names of the accounts in observations. */
  List<String> observed() {
    return observed;
  }
}
