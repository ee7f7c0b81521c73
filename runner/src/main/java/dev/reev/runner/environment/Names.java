package dev.reev.runner.environment;

import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.PublicKey;

/** Names of a benchmark with their addresses and generated keys. */
final class Names {

  private final Map<String, String> keyMap = new LinkedHashMap<>();
  private final Map<PublicKey, Account> signers = new HashMap<>();

  /** Assigns an address: an address stands for itself, a placeholder gets a fresh key. */
  void makeKey(String name) {
    PublicKey address =
        Addresses.parse(name)
            .orElseGet(
                () -> {
                  Account key = new Account();
                  signers.put(key.getPublicKey(), key);
                  return key.getPublicKey();
                });
    put(name, address);
  }

  /** Adds an address whose private key is unknown here. */
  void addStranger(String name) {
    put(name, new Account().getPublicKey());
  }

  void put(String name, PublicKey address) {
    String text = address.toBase58();
    if (keyMap.containsKey(name)) {
      throw invalid("initial_state names " + name + " twice; each account may stand there once");
    }
    keyMap.forEach(
        (other, taken) -> {
          if (taken.equals(text)) {
            throw invalid(
                "initial_state: " + other + " and " + name + " are the same account " + text);
          }
        });
    keyMap.put(name, text);
  }

  void putIfAbsent(String name, PublicKey address) {
    keyMap.putIfAbsent(name, address.toBase58());
  }

  /**
   * Resolves a name to its address.
   *
   * @param field name of the field, for the message of an unknown name
   */
  PublicKey address(String field, String name) {
    return Addresses.parse(keyMap.getOrDefault(name, name))
        .orElseThrow(
            () ->
                invalid(
                    field
                        + " is \""
                        + name
                        + "\", neither an address nor the name of an account in initial_state"));
  }

  @Nullable PublicKey optionalAddress(String field, @Nullable String name) {
    return name == null ? null : address(field, name);
  }

  /** The key generated for a name, if any. */
  @Nullable Account signer(String name) {
    String address = keyMap.get(name);
    return address == null ? null : signers.get(new PublicKey(address));
  }

  Map<String, String> keyMap() {
    return keyMap;
  }

  Map<PublicKey, Account> signers() {
    return signers;
  }

  static RunFailedException invalid(String message) {
    return new RunFailedException(SessionFailure.INVALID_BENCHMARK, message);
  }
}
