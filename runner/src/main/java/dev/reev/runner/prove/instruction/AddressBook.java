package dev.reev.runner.prove.instruction;

import dev.reev.benchmarks.session.AccountState;
import dev.reev.runner.environment.Addresses;
import dev.reev.runner.solution.AccountRef;
import dev.reev.runner.solution.AccountRef.Named;
import dev.reev.runner.solution.AccountRef.TokenAccountOf;
import dev.reev.runner.solution.InstructionData;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.p2p.solanaj.core.PublicKey;

/** Maps the addresses of one run to accounts, so that they can be recognized in another run. */
public final class AddressBook {

  private final Map<String, AccountRef> refs = new HashMap<>();
  private final Map<TokenAccountOf, AccountRef> named = new HashMap<>();
  private final Set<String> wallets;

  /**
   * Creates a book of all names, and of the token account of each wallet for each mint.
   *
   * @param keyMap name to address
   * @param states of accounts by name, at any times of the run
   * @param wallets names of accounts that hold only SOL and whose keys the run has
   */
  public AddressBook(
      Map<String, String> keyMap,
      Collection<Map<String, AccountState>> states,
      Set<String> wallets) {
    this.wallets = Set.copyOf(wallets);
    keyMap.forEach((name, address) -> refs.put(address, new Named(name)));
    Map<String, AccountState> tokens = new TreeMap<>();
    for (Map<String, AccountState> moment : states) {
      moment.forEach(
          (name, state) -> {
            if (state.mint() != null) {
              tokens.put(name, state);
            }
          });
    }
    tokens.forEach((name, state) -> named.put(holding(state), new Named(name)));
    for (AccountState token : tokens.values()) {
      wallets.forEach(wallet -> addTokenAccount(keyMap, wallet, token));
    }
  }

  /** True for an account that holds only SOL and for which the run can sign. */
  boolean isWallet(String name) {
    return wallets.contains(name);
  }

  /** The account at an address; an unknown address stands for itself. */
  public AccountRef ref(String address) {
    return refs.getOrDefault(address, new Named(address));
  }

  /** The token account of a wallet, by its name if it has one. */
  public AccountRef tokenAccount(TokenAccountOf account) {
    return named.getOrDefault(account, account);
  }

  /** Splits data into plain bytes and the addresses of known accounts. */
  InstructionData data(byte[] bytes) {
    InstructionData.Builder data = new InstructionData.Builder();
    int from = 0;
    int at = 0;
    while (at <= bytes.length - PublicKey.PUBLIC_KEY_LENGTH) {
      Optional<AccountRef> known = known(bytes, at);
      if (known.isPresent()) {
        data.bytes(Arrays.copyOfRange(bytes, from, at)).address(known.get());
        at += PublicKey.PUBLIC_KEY_LENGTH;
        from = at;
      } else {
        at++;
      }
    }
    return data.bytes(Arrays.copyOfRange(bytes, from, bytes.length)).build();
  }

  private Optional<AccountRef> known(byte[] bytes, int at) {
    byte[] key = Arrays.copyOfRange(bytes, at, at + PublicKey.PUBLIC_KEY_LENGTH);
    return Optional.ofNullable(refs.get(new PublicKey(key).toBase58()));
  }

  private TokenAccountOf holding(AccountState state) {
    return new TokenAccountOf(
        ref(Objects.requireNonNull(state.tokenAccountOwner())),
        ref(Objects.requireNonNull(state.mint())),
        state.owner());
  }

  private void addTokenAccount(Map<String, String> keyMap, String wallet, AccountState token) {
    String mint = Objects.requireNonNull(token.mint());
    TokenAccountOf account = new TokenAccountOf(new Named(wallet), ref(mint), token.owner());
    Optional<PublicKey> owner = Addresses.parse(keyMap.getOrDefault(wallet, wallet));
    owner.ifPresent(
        key ->
            refs.putIfAbsent(
                Addresses.associatedTokenAccount(
                        key, new PublicKey(mint), new PublicKey(token.owner()))
                    .toBase58(),
                account));
  }
}
