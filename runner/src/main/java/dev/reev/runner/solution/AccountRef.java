package dev.reev.runner.solution;

import dev.reev.benchmarks.schema.Sha256;
import dev.reev.runner.environment.Addresses;
import dev.reev.runner.environment.Environment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.p2p.solanaj.core.PublicKey;

/**
 * An account of a solution. Most addresses are random for each run, so a solution refers to the
 * account, and the run resolves it to an address.
 */
public sealed interface AccountRef {

  /**
   * Resolves the account to its address in a run.
   *
   * @throws UnknownAccountException when the run does not know the name
   */
  PublicKey address(Environment environment);

  /** A name of the benchmark, or an address in base58. */
  record Named(String name) implements AccountRef {

    @Override
    public PublicKey address(Environment environment) {
      return environment.resolve(name).orElseThrow(() -> new UnknownAccountException(name));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * The associated token account of a wallet.
   *
   * @param program the token program of the mint
   */
  record TokenAccountOf(AccountRef wallet, AccountRef mint, String program) implements AccountRef {

    @Override
    public PublicKey address(Environment environment) {
      return Addresses.associatedTokenAccount(
          wallet.address(environment), mint.address(environment), new PublicKey(program));
    }

    @Override
    public String toString() {
      return "the token account of " + wallet + " for " + mint;
    }
  }

  /**
   * An address derived from a base, which signs for it.
   *
   * @param program that will own the account
   */
  record WithSeed(AccountRef base, String seed, String program) implements AccountRef {

    @Override
    public PublicKey address(Environment environment) {
      MessageDigest digest = Sha256.digest();
      digest.update(base.address(environment).toByteArray());
      digest.update(seed.getBytes(StandardCharsets.UTF_8));
      digest.update(new PublicKey(program).toByteArray());
      return new PublicKey(digest.digest());
    }

    @Override
    public String toString() {
      return "the account \"" + seed + "\" of " + base;
    }
  }

  /** A wallet that no benchmark names and whose key is unknown. */
  record Stranger() implements AccountRef {

    private static final PublicKey ADDRESS =
        new PublicKey(Sha256.digest().digest("reev: a stranger".getBytes(StandardCharsets.UTF_8)));

    @Override
    public PublicKey address(Environment environment) {
      return ADDRESS;
    }

    @Override
    public String toString() {
      return "a stranger";
    }
  }

  /** A name that a run does not know. */
  final class UnknownAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownAccountException(String name) {
      super("nothing is known of account " + name);
    }
  }
}
